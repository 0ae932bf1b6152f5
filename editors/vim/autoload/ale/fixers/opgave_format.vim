" ALE lets opgave-format put a file in its form: let g:ale_fixers = {'opgave': ['opgave_format']}
call ale#Set('opgave_format_executable', 'opgave-format')

function! ale#fixers#opgave_format#Fix(buffer) abort
  return {'command': ale#Escape(ale#Var(a:buffer, 'opgave_format_executable')) . ' -'}
endfunction
