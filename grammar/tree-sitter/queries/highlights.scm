; Captures as Neovim, Helix, Zed, Emacs and the tree-sitter command name them; no two patterns meet, so their order means nothing.
; The lists of words come from the vocabulary; a test holds them to it.

(comment) @comment

((keyword) @keyword
  (#match? @keyword "^(baat|begroting|besturen|doel|drempels|eigen|evaluatie|experiment|functie|indicator|inspanning|instellingen|kenmerken|leervraag|leren|mijlpaal|opdracht|opgave|opmaak|orgaan|organisatie|partij|portfolio|presteren|proces|reflectie|regels|risico|sturen|voortgang|werkwijze|wijziging)$"))

(field_name) @property

; Behind `werkwijze` and `proces` stands a word, behind the others a name.
((declaration keyword: (keyword) @keyword name: (name) @constant)
  (#match? @keyword "^(werkwijze|proces)$"))

((declaration keyword: (keyword) @keyword name: (name) @type)
  (#match? @keyword "^(baat|begroting|besturen|doel|drempels|eigen|evaluatie|experiment|functie|indicator|inspanning|instellingen|kenmerken|leervraag|leren|mijlpaal|opdracht|opgave|opmaak|orgaan|organisatie|partij|portfolio|presteren|proces|reflectie|regels|risico|sturen|voortgang|werkwijze|wijziging)$")
  (#not-match? @keyword "^(werkwijze|proces)$"))

((reference . (name) @constant .)
  (#match? @constant "^(acuut|afgerond|ambtelijk|ambtenaar|batenmanagement|beleidsontwikkeling|beslisser|besluit|bestuurder|bestuurlijk|bestuursproces|bevestigd|beïnvloeder|concept|dalend|deels|eenmalig|effect|en|extern|fase|fout|gebruiker|geen|gemeente|gemiddeld|gepland|gestopt|groen|groot|halfjaar|handhaven|helder|hint|hoog|hybride|idee|improvisatie|info|ja|jaarlijks|kans|klein|kritisch|kwartaal|laag|lean-sturing|leefwereld|lijn|loopt|lopend|maandelijks|matrix|middel|mogelijkheid|nee|neutraal|nl|onbekend|onduidelijk|onzekerheid|opgavesturing|oplevering|oranje|portfoliosturing|prestatie|prestatiesturing|prioriteitsstelling|probleem|programma|project|provincie|rollen|rood|routine|samenwerkingsverband|stijgend|stilgelegd|systeemwereld|tegen|terugkerend|uit|uitvoerder|uitvoering|vaag|vastgesteld|verdeeld|verkenning|vertrouwen|voor|waarschuwing|waterschap|weerlegd|wekelijks)$"))

((reference . (name) @variable .)
  (#not-match? @variable "^(acuut|afgerond|ambtelijk|ambtenaar|batenmanagement|beleidsontwikkeling|beslisser|besluit|bestuurder|bestuurlijk|bestuursproces|bevestigd|beïnvloeder|concept|dalend|deels|eenmalig|effect|en|extern|fase|fout|gebruiker|geen|gemeente|gemiddeld|gepland|gestopt|groen|groot|halfjaar|handhaven|helder|hint|hoog|hybride|idee|improvisatie|info|ja|jaarlijks|kans|klein|kritisch|kwartaal|laag|lean-sturing|leefwereld|lijn|loopt|lopend|maandelijks|matrix|middel|mogelijkheid|nee|neutraal|nl|onbekend|onduidelijk|onzekerheid|opgavesturing|oplevering|oranje|portfoliosturing|prestatie|prestatiesturing|prioriteitsstelling|probleem|programma|project|provincie|rollen|rood|routine|samenwerkingsverband|stijgend|stilgelegd|systeemwereld|tegen|terugkerend|uit|uitvoerder|uitvoering|vaag|vastgesteld|verdeeld|verkenning|vertrouwen|voor|waarschuwing|waterschap|weerlegd|wekelijks)$"))

(reference (name) @variable . (name))
(reference (name) . (name) @variable)

(unknown) @constant

[(text) (text_block) (quoted_text)] @string
(escape) @string.escape

[(number) (percentage) (amount) (date)] @number

[".." (comparison)] @operator
"op" @keyword.operator

["{" "}"] @punctuation.bracket
[":" "," "."] @punctuation.delimiter
