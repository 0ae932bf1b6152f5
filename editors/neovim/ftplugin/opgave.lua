vim.bo.commentstring = "# %s"
vim.bo.comments = ":#"
vim.bo.expandtab, vim.bo.shiftwidth, vim.bo.softtabstop, vim.bo.tabstop = true, 2, 2, 2
vim.opt_local.iskeyword:append("-")

-- Colours from the parser where it is installed, else from syntax/opgave.vim; both are laid under those of the server.
local ok, found = pcall(vim.treesitter.language.add, "opgave")
if ok and found ~= nil or ok and pcall(vim.treesitter.get_string_parser, "", "opgave") then
  pcall(vim.treesitter.start)
end

-- Formats when the file is saved, unless you set vim.g.opgave_format_on_save = false.
vim.api.nvim_create_autocmd("BufWritePre", {
  buffer = 0,
  group = vim.api.nvim_create_augroup("opgave_save_" .. vim.api.nvim_get_current_buf(), {}),
  callback = function(event)
    if vim.g.opgave_format_on_save == false then return end
    if #vim.lsp.get_clients({ bufnr = event.buf, name = "opgave" }) > 0 then
      vim.lsp.buf.format({ bufnr = event.buf, name = "opgave", timeout_ms = 2000 })
    end
  end,
})

vim.b.undo_ftplugin = (vim.b.undo_ftplugin or "")
  .. "\n setlocal commentstring< comments< expandtab< shiftwidth< softtabstop< tabstop< iskeyword<"
