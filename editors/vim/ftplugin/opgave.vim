" Vim filetype plugin for .opgave
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal commentstring=#\ %s comments=:# iskeyword+=-
setlocal expandtab shiftwidth=2 softtabstop=2 tabstop=2
setlocal formatoptions-=t formatoptions+=croql
setlocal suffixesadd=.opgave
" Which files a path in a text may be: the language says from the file's own folder.
setlocal path=.,,

let b:undo_ftplugin = 'setlocal commentstring< comments< iskeyword< expandtab< shiftwidth< softtabstop< tabstop< formatoptions< suffixesadd< path<'

" :make checks the repository, and the errors are a list to walk through.
if executable('opgave')
  setlocal makeprg=opgave\ check\ --format\ short
  setlocal errorformat=%f:%l:%c:\ %m
  let b:undo_ftplugin .= ' makeprg< errorformat<'
endif
