" Starts opgave-lsp where a client for it is installed: vim-lsp here, ALE by ale_linters/. Says once what is missing.
if exists('g:loaded_opgave')
  finish
endif
let g:loaded_opgave = 1

if exists('*ale#fix#registry#Add')
  call ale#fix#registry#Add('opgave_format', 'ale#fixers#opgave_format#Fix', ['opgave'], 'opgave-format')
endif

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
  if !executable(s:command) && !exists('s:told')
    let s:told = 1
    echohl WarningMsg
    echomsg 'opgave: ‘' . s:command . '’ is niet gevonden. Zet het op uw PATH, of zet let g:opgave_lsp = ''/pad/naar/opgave-lsp'' in uw vimrc.'
    echohl None
  endif
endfunction

augroup opgave
  autocmd!
  autocmd User lsp_setup call s:Register()
  autocmd FileType opgave call s:Missing()
augroup END
