-- Starts opgave-lsp for .opgave files, and adds commands to work with them.
if vim.fn.has("nvim-0.10") == 0 then
  vim.notify("opgave: nodig is Neovim 0.10 of nieuwer; voor oudere is er editors/vim", vim.log.levels.WARN)
  return
end

local opgave = require("opgave")

vim.api.nvim_create_autocmd("FileType", {
  pattern = "opgave",
  group = vim.api.nvim_create_augroup("opgave", {}),
  callback = function(event) opgave.start(event.buf) end,
})

local function command(name, description, run, options)
  vim.api.nvim_create_user_command(name, run, vim.tbl_extend("force", { desc = description }, options or {}))
end

command("OpgaveRapport", "toon een verslag van de opgave bij de cursor", function(given)
  local name = given.args ~= "" and given.args or opgave.opgave()
  if not name then return vim.notify("Zet de cursor in een opgave, of noem haar naam") end
  opgave.ask("opgave.toonRapport", { vim.uri_from_bufnr(0), name }, "Rapport van " .. name)
end, { nargs = "?" })

command("OpgaveAdvies", "toon welke werkwijze de feiten aanwijzen", function(given)
  local name = given.args ~= "" and given.args or opgave.opgave()
  if not name then return vim.notify("Zet de cursor in een opgave, of noem haar naam") end
  opgave.ask("opgave.adviesWerkwijze", { vim.uri_from_bufnr(0), name }, "Advies voor " .. name)
end, { nargs = "?" })

command("OpgaveVeranderd", "toon wat er in de opgave bij de cursor veranderde, sinds HEAD of een ander moment", function(given)
  local name = opgave.opgave()
  if not name then return vim.notify("Zet de cursor in een opgave") end
  local arguments = { vim.uri_from_bufnr(0), name }
  if given.args ~= "" then table.insert(arguments, given.args) end
  opgave.ask("opgave.watVeranderde", arguments, "Wat veranderde in " .. name)
end, { nargs = "?" })

command("OpgaveVerslag", "maak bladzijden van de verzameling en toon die van de opgave bij de cursor", function(given)
  local name = given.args ~= "" and given.args or opgave.opgave()
  opgave.ask("opgave.maakVerslag", name and { vim.uri_from_bufnr(0), name } or {})
end, { nargs = "?" })

command("OpgaveNieuw", "begin een opgave in een bestand naast dit", function(given)
  opgave.ask("opgave.nieuw", { vim.uri_from_fname(vim.fn.expand("%:p:h")), given.args })
end, { nargs = 1 })

command("OpgaveStart", "start opgave-lsp opnieuw", opgave.restart)

command("OpgaveControle", "controleer de hele verzameling en loop de meldingen langs", function()
  local root = vim.fs.root(0, { "instellingen.opgave", ".git" }) or vim.fn.expand("%:p:h")
  vim.system({ "opgave", "check", "--format", "short", root }, { text = true }, vim.schedule_wrap(function(result)
    vim.fn.setqflist({}, " ", {
      title = "opgave check", lines = vim.split(result.stdout, "\n", { trimempty = true }), efm = "%f:%l:%c: %m",
    })
    if #vim.fn.getqflist() == 0 then vim.notify("Geen meldingen") else vim.cmd("botright copen") end
  end))
end)
