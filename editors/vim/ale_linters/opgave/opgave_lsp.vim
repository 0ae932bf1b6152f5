" ALE asks opgave-lsp.
call ale#Set('opgave_lsp_executable', get(g:, 'opgave_lsp', 'opgave-lsp'))

function! s:Root(buffer) abort
  let l:settings = ale#path#FindNearestFile(a:buffer, 'instellingen.opgave')
  if !empty(l:settings)
    return fnamemodify(l:settings, ':h')
  endif
  let l:git = ale#path#FindNearestDirectory(a:buffer, '.git')
  return !empty(l:git) ? fnamemodify(l:git, ':h:h') : expand('#' . a:buffer . ':p:h')
endfunction

call ale#linter#Define('opgave', {
\   'name': 'opgave_lsp',
\   'lsp': 'stdio',
\   'language': 'opgave',
\   'executable': {buffer -> ale#Var(buffer, 'opgave_lsp_executable')},
\   'command': '%e',
\   'project_root': function('s:Root'),
\})
