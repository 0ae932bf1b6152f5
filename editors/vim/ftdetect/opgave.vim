autocmd BufNewFile,BufRead *.opgave setfiletype opgave
