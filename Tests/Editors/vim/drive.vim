" Plays the scenario in Vim with ALE and the plug-in as its README installs them, and writes down what was to be seen.
" Vim goes on only where it waits for a person, so every step is a timer that looks whether the step before has come to its end.
let s:scenario = json_decode(join(readfile($OPGAVE_SCENARIO), "\n"))
let s:seen = {'editor': 'Vim ' . v:versionlong, 'notices': []}
" A message that does not fit would wait for a key.
set noswapfile hidden nomore cmdheight=4
" ALE shows an explanation in a window, where it can be read.
let g:ale_hover_to_preview = 1

function! s:Finish() abort
  let s:seen.notices = filter(split(execute('messages'), "\n"), 'v:val =~# "^opgave:"')
  call writefile([json_encode(s:seen)], $OPGAVE_SEEN)
  call ale#lsp#StopAll()
  qall!
endfunction

" Calls Next with what Holds gives once that is something, or after so many seconds.
function! s:When(Holds, Next, seconds) abort
  call timer_start(20, function('s:Look', [a:Holds, a:Next, reltime(), a:seconds]))
endfunction

function! s:Look(Holds, Next, start, seconds, timer) abort
  try
    let l:found = a:Holds()
    if empty(l:found) && reltimefloat(reltime(a:start)) < a:seconds
      call s:When(a:Holds, a:Next, a:seconds - reltimefloat(reltime(a:start)))
    else
      call a:Next(l:found)
    endif
  catch
    let s:seen.problem = v:exception . ' at ' . v:throwpoint
    call s:Finish()
  endtry
endfunction

function! s:Go(place) abort
  call cursor(a:place[0] + 1, a:place[1] + 1)
endfunction

function! s:Group(place) abort
  return [synIDattr(synID(a:place[0] + 1, a:place[1] + 1, 1), 'name')]
endfunction

function! s:Open() abort
  execute 'edit' fnameescape(s:scenario.file)
  let s:seen.filetype = &filetype
  let [s:seen.keyword, s:seen.word] = [s:Group(s:scenario.hover), s:Group(s:scenario.complete)]
  if has_key(s:scenario, 'onlyNotices')
    call s:When({-> 0}, {-> s:Finish()}, s:scenario.onlyNotices / 1000.0)
  else
    call s:When({-> ale#engine#GetLoclist(bufnr(''))}, function('s:Hover'), 10)
  endif
endfunction

function! s:Hover(found) abort
  let s:seen.diagnostics = map(copy(a:found), {_, one -> {'code': get(one, 'code', ''), 'message': one.text, 'line': one.lnum - 1}})
  call s:Go(s:scenario.hover)
  ALEHover
  call s:When(function('s:Preview'), function('s:Complete'), 10)
endfunction

function! s:Preview() abort
  let l:windows = filter(range(1, winnr('$')), 'getwinvar(v:val, "&previewwindow")')
  return empty(l:windows) ? '' : join(getbufline(winbufnr(l:windows[0]), 1, '$'), "\n")
endfunction

function! s:Complete(hover) abort
  let s:seen.hover = a:hover
  pclose
  call s:Go(s:scenario.complete)
  call feedkeys("i\<C-x>\<C-o>", 't')
  call s:When({-> complete_info(['items']).items}, function('s:Rename'), 10)
endfunction

function! s:Rename(items) abort
  let s:seen.completion = map(copy(a:items), {_, item -> item.word})
  " Out of the menu, with nothing taken from it; then ALE asks for the name, with the old one there.
  call feedkeys("\<C-e>\<Esc>u", 't')
  call s:When({-> mode() ==# 'n'}, function('s:Ask'), 5)
endfunction

function! s:Ask(normal) abort
  call s:Go(s:scenario.rename)
  call feedkeys(":ALERename\<CR>\<C-u>" . s:scenario.newName . "\<CR>", 't')
  " All files that ALE changes become buffers.
  call s:When({-> getline(s:scenario.rename[0] + 1) =~# s:scenario.newName && len(getbufinfo({'bufmodified': 1})) > 1},
  \           function('s:Write'), 10)
endfunction

function! s:Write(renamed) abort
  silent wall!
  " ALE puts a file in its form after the write, and writes it again.
  call s:When({-> empty(getbufinfo({'bufmodified': 1})) && getline(1, '$') ==# readfile(s:scenario.file)
  \              && empty(filter(getline(1, '$'), 'v:val =~# "\\S   "'))}, {-> s:Finish()}, 5)
endfunction

autocmd VimEnter * call s:When({-> 1}, {-> s:Open()}, 1)
