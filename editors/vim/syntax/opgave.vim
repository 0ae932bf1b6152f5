" Vim syntax file
" Language: opgave
" The lists of words come from the vocabulary; a test holds them to it.

if exists('b:current_syntax')
  finish
endif

let s:save_cpo = &cpo
set cpo&vim

syntax iskeyword @,48-57,_,-,192-255
syntax sync minlines=200
syntax case match

" Values
syntax match opgaveReference "\k\+\%(\.\k\+\)*"
syntax match opgaveConstant "\.\@1<!\<\%(acuut\|afgerond\|ambtelijk\|ambtenaar\|batenmanagement\|beleidsontwikkeling\|beslisser\|besluit\|bestuurder\|bestuurlijk\|bestuursproces\|bevestigd\|beïnvloeder\|concept\|dalend\|deels\|eenmalig\|effect\|en\|extern\|fase\|fout\|gebruiker\|geen\|gemeente\|gemiddeld\|gepland\|gestopt\|groen\|groot\|halfjaar\|handhaven\|helder\|hint\|hoog\|hybride\|idee\|improvisatie\|info\|ja\|jaarlijks\|kans\|klein\|kritisch\|kwartaal\|laag\|lean-sturing\|leefwereld\|lijn\|loopt\|lopend\|maandelijks\|matrix\|middel\|mogelijkheid\|nee\|neutraal\|nl\|onbekend\|onduidelijk\|onzekerheid\|opgavesturing\|oplevering\|oranje\|portfoliosturing\|prestatie\|prestatiesturing\|prioriteitsstelling\|probleem\|programma\|project\|provincie\|rollen\|rood\|routine\|samenwerkingsverband\|stijgend\|stilgelegd\|systeemwereld\|tegen\|terugkerend\|uit\|uitvoerder\|uitvoering\|vaag\|vastgesteld\|verdeeld\|verkenning\|vertrouwen\|voor\|waarschuwing\|waterschap\|weerlegd\|wekelijks\)\>\%(\s*:\|\.\)\@!"
syntax match opgaveNumber "-\?\d[0-9.]*\%(,\d\+\)\?\%(\s*%\)\?"
syntax match opgaveAmount "\%(€\|\<EUR\>\)\s*-\?\d[0-9.]*\%(,\d\+\)\?\%(\s*\<\%(duizend\|mln\|mld\)\>\)\?"
syntax match opgaveDate "\<\d\{4}-\%(Q[1-4]\|\d\d\%(-\d\d\)\?\)\>"
syntax match opgaveDate "[0-9.,-]\@1<!\<\%(19\|20\)\d\d\>\%([.,]\d\|%\)\@!"
syntax match opgaveOperator "[≥≤]\|[<>]=\?\|\.\."
syntax match opgaveOperator "\<op\>\ze\s\+\d"

" Fields, and declarations at the start of a statement
syntax match opgaveField "\k\+\ze\s*:"
syntax match opgaveKeyword "\%(\%(^\|[{}]\)\s*\)\@80<=\<\%(baat\|begroting\|besturen\|doel\|drempels\|eigen\|evaluatie\|experiment\|functie\|indicator\|inspanning\|instellingen\|kenmerken\|leervraag\|leren\|mijlpaal\|opdracht\|opgave\|opmaak\|orgaan\|organisatie\|partij\|portfolio\|presteren\|proces\|reflectie\|regels\|risico\|sturen\|voortgang\|werkwijze\|wijziging\)\>\%(\s*:\)\@!" nextgroup=opgaveName skipwhite
syntax match opgaveKeyword "\%(\%(^\|[{}]\)\s*\)\@80<=\<\%(werkwijze\|proces\)\>\%(\s*:\)\@!" nextgroup=opgaveConstant skipwhite
syntax match opgaveName "\a\k*" contained

syntax match opgaveDelimiter "[{},:]"

" Texts
syntax match opgaveEscape "\\\%(["\\nt]\|u{\x\{1,6}}\)" contained
syntax region opgaveString start=+"+ end=+"+ end=+$+ contains=opgaveEscape,@Spell
syntax region opgaveString start=+"""+ skip=+\\.+ end=+"""+ contains=opgaveEscape,@Spell
syntax match opgaveString +“[^”“"]*[”“"]\|„[^”“"]*[”“"]\|«[^»]*»\|‘[^’']*[’']\|'[^']*'+ contains=@Spell

syntax match opgaveComment "#.*$" contains=opgaveDirective,opgaveTodo,@Spell
syntax match opgaveDirective "#\s*\zsnegeer\>\%(\s\+[A-Za-z0-9-]\+\%(\s*,\s*[A-Za-z0-9-]\+\)*\)\?" contained
syntax keyword opgaveTodo TODO FIXME XXX contained
syntax match opgaveConflict "^\%(<\{7}\|=\{7}\|>\{7}\||\{7}\)\%( .*\)\?$"

highlight default link opgaveKeyword Keyword
highlight default link opgaveName Type
highlight default link opgaveField Identifier
highlight default link opgaveConstant Constant
highlight default link opgaveReference Normal
highlight default link opgaveNumber Number
highlight default link opgaveAmount Number
highlight default link opgaveDate Number
highlight default link opgaveOperator Operator
highlight default link opgaveDelimiter Delimiter
highlight default link opgaveString String
highlight default link opgaveEscape SpecialChar
highlight default link opgaveComment Comment
highlight default link opgaveDirective PreProc
highlight default link opgaveTodo Todo
highlight default link opgaveConflict Error

let b:current_syntax = 'opgave'
let &cpo = s:save_cpo
unlet s:save_cpo
