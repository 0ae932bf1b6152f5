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

function! s:IsText(lnum, column) abort
  return synIDattr(synID(a:lnum, a:column, 1), 'name') =~# '^opgave\%(String\|Escape\)$'
endfunction

" Whether a line begins inside a text block; one that begins with a quote may open a text itself.
function! s:InText(lnum) abort
  if !s:IsText(a:lnum, 1)
    return 0
  endif
  let l:before = prevnonblank(a:lnum - 1)
  return getline(a:lnum)[0] !=# '"' || l:before > 0 && s:IsText(l:before, len(getline(l:before)))
endfunction

" What stands on a line but for its comment and what is in its texts.
function! s:Code(lnum) abort
  return substitute(getline(a:lnum), '"\%(\\.\|[^"\\]\)*"\|\s*#.*$', '\=submatch(0)[0] ==# "\"" ? "\"\"" : ""', 'g')
endfunction

" The line before with something other than a comment or the rest of a text block.
function! s:Before(lnum) abort
  let l:line = prevnonblank(a:lnum - 1)
  while l:line > 0 && (getline(l:line) =~# '^\s*#' || s:InText(l:line))
    let l:line = prevnonblank(l:line - 1)
  endwhile
  return l:line
endfunction

" Whether a line goes on with the values of the line before.
function! s:GoesOn(lnum, before) abort
  return a:before > 0 && s:Code(a:before) =~# '[:,]\s*$' && getline(a:lnum) !~# '^\s*\%(}\|\k\+\s*:\)'
endfunction

function! OpgaveIndent(lnum) abort
  " Inside a text block nothing moves.
  if s:InText(a:lnum)
    return -1
  endif
  let l:first = s:Before(a:lnum)
  if l:first == 0
    return 0
  endif
  let l:code = s:Code(l:first)
  let l:steps = s:GoesOn(a:lnum, l:first) + count(l:code, '{') - count(substitute(l:code, '^\s*}', '', ''), '}')
  let l:steps -= getline(a:lnum) =~# '^\s*}'
  let l:before = s:Before(l:first)
  while s:GoesOn(l:first, l:before)
    let l:first = l:before
    let l:before = s:Before(l:first)
  endwhile
  return max([0, indent(l:first) + l:steps * shiftwidth()])
endfunction
