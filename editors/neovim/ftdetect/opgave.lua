vim.filetype.add({ extension = { opgave = "opgave" } })
