; For Neovim.
(block) @indent.begin
(block "}" @indent.end)
"}" @indent.branch
(text_block) @indent.ignore
(ERROR "{") @indent.begin
