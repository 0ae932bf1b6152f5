-- For Neovim 0.11 and newer; plugin/opgave.lua switches it on. What you set with vim.lsp.config("opgave", …) is laid over it.
return require("opgave").config()
