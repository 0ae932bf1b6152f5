# Opgavegericht werken in tekst. The lists of words come from the vocabulary; a test holds them to it.

hook global BufCreate .*\.opgave %{ set-option buffer filetype opgave }

hook global WinSetOption filetype=opgave %{
    require-module opgave
    add-highlighter window/opgave ref opgave
    set-option window static_words %opt{opgave_static_words}
    hook -once -always window WinSetOption filetype=.* %{ remove-highlighter window/opgave }
}

hook global BufSetOption filetype=opgave %{
    set-option buffer comment_line '#'
    set-option buffer indentwidth 2
    set-option buffer extra_word_chars '_' '-'
    set-option buffer formatcmd 'opgave-format -'
    set-option buffer makecmd 'opgave check --format short'
}

provide-module opgave %§
add-highlighter shared/opgave regions
add-highlighter shared/opgave/comment region '#' $ group
add-highlighter shared/opgave/comment/ fill comment
add-highlighter shared/opgave/comment/ regex '#\h*(negeer)\b' 1:meta
add-highlighter shared/opgave/block region '"""' '(?<!\\)"""' fill string
add-highlighter shared/opgave/text region '"' '(?<!\\)(\\\\)*"|\n' fill string
add-highlighter shared/opgave/code default-region group
add-highlighter shared/opgave/code/ regex '(?<![\w.-])(?:acuut|afgerond|ambtelijk|ambtenaar|batenmanagement|beleidsontwikkeling|beslisser|besluit|bestuurder|bestuurlijk|bestuursproces|bevestigd|beïnvloeder|concept|dalend|deels|eenmalig|effect|en|extern|fase|fout|gebruiker|geen|gemeente|gemiddeld|gepland|gestopt|groen|groot|halfjaar|handhaven|helder|hint|hoog|hybride|idee|improvisatie|info|ja|jaarlijks|kans|klein|kritisch|kwartaal|laag|lean-sturing|leefwereld|lijn|loopt|lopend|maandelijks|matrix|middel|mogelijkheid|nee|neutraal|nl|onbekend|onduidelijk|onzekerheid|opgavesturing|oplevering|oranje|portfoliosturing|prestatie|prestatiesturing|prioriteitsstelling|probleem|programma|project|provincie|rollen|rood|routine|samenwerkingsverband|stijgend|stilgelegd|systeemwereld|tegen|terugkerend|uit|uitvoerder|uitvoering|vaag|vastgesteld|verdeeld|verkenning|vertrouwen|voor|waarschuwing|waterschap|weerlegd|wekelijks)(?![\w.-])' 0:value
add-highlighter shared/opgave/code/ regex '(?<![\w-])-?\d[\d.]*(?:,\d+)?\h*%?' 0:value
add-highlighter shared/opgave/code/ regex '(?:€|\bEUR\b)\h*-?\d[\d.]*(?:,\d+)?(?:\h*(?:duizend|mln|mld)\b)?' 0:value
add-highlighter shared/opgave/code/ regex '\b\d{4}-(?:Q[1-4]|\d{2}(?:-\d{2})?)\b' 0:value
add-highlighter shared/opgave/code/ regex '[≥≤]|[<>]=?|\.\.|\bop\b(?= \d)' 0:operator
add-highlighter shared/opgave/code/ regex '([\w-]+)\h*:' 1:attribute
add-highlighter shared/opgave/code/ regex '(?:^|[{}])\h*(baat|begroting|besturen|doel|drempels|eigen|evaluatie|experiment|functie|indicator|inspanning|instellingen|kenmerken|leervraag|leren|mijlpaal|opdracht|opgave|opmaak|orgaan|organisatie|partij|portfolio|presteren|proces|reflectie|regels|risico|sturen|voortgang|werkwijze|wijziging)(?:\h+(?!\d)([\w-]+))?(?![\w-])(?![:.,])(?! :)' 1:keyword 2:type
add-highlighter shared/opgave/code/ regex '(?:^|[{}])\h*(werkwijze|proces)\h+([\w-]+)(?![\w-])(?![:.,])(?! :)' 1:keyword 2:value

declare-option str-list opgave_static_words \
    acuut afgerond ambtelijk ambtenaar batenmanagement beleidsontwikkeling beslisser besluit bestuurder bestuurlijk bestuursproces bevestigd beïnvloeder concept dalend deels eenmalig effect en extern fase fout gebruiker geen gemeente gemiddeld gepland gestopt groen groot halfjaar handhaven helder hint hoog hybride idee improvisatie info ja jaarlijks kans klein kritisch kwartaal laag lean-sturing leefwereld lijn loopt lopend maandelijks matrix middel mogelijkheid nee neutraal nl onbekend onduidelijk onzekerheid opgavesturing oplevering oranje portfoliosturing prestatie prestatiesturing prioriteitsstelling probleem programma project provincie rollen rood routine samenwerkingsverband stijgend stilgelegd systeemwereld tegen terugkerend uit uitvoerder uitvoering vaag vastgesteld verdeeld verkenning vertrouwen voor waarschuwing waterschap weerlegd wekelijks
§
