" Vim indent file for .opgave: braces alone decide, and a list that goes on stands one step further.
if exists('b:did_indent')
  finish
endif
let b:did_indent = 1

setlocal indentexpr=OpgaveIndent(v:lnum) indentkeys=0},0#,o,O
let b:undo_indent = 'setlocal indentexpr< indentkeys<'

if exists('*OpgaveIndent')
  finish
endif

function! s:Code(lnum) abort
  return substitute(getline(a:lnum), '"\%(\\.\|[^"\\]\)*"\|#.*$', '', 'g')
endfunction

function! OpgaveIndent(lnum) abort
  " Inside a text block nothing moves.
  if synIDattr(synID(a:lnum, 1, 1), 'name') ==# 'opgaveString'
    return -1
  endif
  let l:previous = prevnonblank(a:lnum - 1)
  while l:previous > 0 && getline(l:previous) =~# '^\s*#'
    let l:previous = prevnonblank(l:previous - 1)
  endwhile
  if l:previous == 0
    return 0
  endif
  let l:indent = indent(l:previous)
  let l:code = s:Code(l:previous)
  if l:code =~# '{\s*$'
    let l:indent += shiftwidth()
  elseif l:code =~# '[:,]\s*$'
    if l:code =~# '^\s*\k\+\s*:'
      let l:indent += shiftwidth()
    endif
  else
    " The end of a list that began on an earlier line.
    let l:before = prevnonblank(l:previous - 1)
    let l:first = l:previous
    while l:before > 0 && s:Code(l:before) =~# '[:,]\s*$'
      let l:first = l:before
      let l:before = prevnonblank(l:before - 1)
    endwhile
    let l:indent = indent(l:first)
  endif
  if getline(a:lnum) =~# '^\s*}'
    let l:indent -= shiftwidth()
  endif
  return l:indent < 0 ? 0 : l:indent
endfunction
