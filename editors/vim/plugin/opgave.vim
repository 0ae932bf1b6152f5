" Starts opgave-lsp where a client for it is installed: vim-lsp here, ALE by ale_linters/. Says once what is missing.
if exists('g:loaded_opgave')
  finish
endif
let g:loaded_opgave = 1

" Where ALE is not installed there is no such function; one that Vim loads by its name does not exist before.
silent! call ale#fix#registry#Add('opgave_format', 'ale#fixers#opgave_format#Fix', ['opgave'], 'opgave-format')

let s:command = get(g:, 'opgave_lsp', 'opgave-lsp')

function! s:Register() abort
  if !executable(s:command)
    return
  endif
  call lsp#register_server({
  \   'name': 'opgave-lsp',
  \   'cmd': {info -> [s:command]},
  \   'allowlist': ['opgave'],
  \   'root_uri': {info -> lsp#utils#path_to_uri(lsp#utils#find_nearest_parent_file_directory(
  \     lsp#utils#get_buffer_path(), ['instellingen.opgave', '.git/']))},
  \ })
endfunction

function! s:Missing() abort
  let l:command = get(g:, 'ale_opgave_lsp_executable', s:command)
  if !executable(l:command) && !exists('s:told')
    let s:told = 1
    " Behind what Vim says of the file; together they would wait for Enter.
    call timer_start(0, {-> s:Tell('opgave: ‘' . l:command . '’ is niet gevonden; stel g:opgave_lsp in')})
  endif
endfunction

function! s:Tell(text) abort
  echohl WarningMsg
  echomsg a:text
  echohl None
endfunction

augroup opgave
  autocmd!
  autocmd User lsp_setup call s:Register()
  autocmd FileType opgave call s:Missing()
augroup END
