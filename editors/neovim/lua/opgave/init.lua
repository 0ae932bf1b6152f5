-- What all versions share: how the server is started, and what is said when that does not work.
local M = {}

M.minimum = { 0, 1 }

--- The server's command: vim.g.opgave_lsp, else what stands on the PATH.
function M.command()
  return vim.g.opgave_lsp or "opgave-lsp"
end

--- Says something once in a session.
local told = {}
function M.tell(key, text)
  if told[key] then return end
  told[key] = true
  vim.schedule(function() vim.notify(text, vim.log.levels.WARN, { title = "opgave" }) end)
end

local function check_version(info)
  local major, minor = tostring(info.version or ""):match("^(%d+)%.(%d+)")
  if not major then return end
  major, minor = tonumber(major), tonumber(minor)
  if major < M.minimum[1] or major == M.minimum[1] and minor < M.minimum[2] then
    M.tell("version", ("opgave-lsp %s is ouder dan deze plug-in (%d.%d): werk het programma bij."):format(
      info.version, M.minimum[1], M.minimum[2]))
  elseif major > M.minimum[1] then
    M.tell("version", ("opgave-lsp %s is nieuwer dan deze plug-in (%d.%d): werk de plug-in bij."):format(
      info.version, M.minimum[1], M.minimum[2]))
  end
end

-- The server is started again when it ends by itself, three times a minute at most; one that never began is not.
local ends, has_run = {}, false
local function on_exit(code, signal)
  if code == 0 and signal == 0 or vim.v.exiting ~= vim.NIL then return end
  if not has_run then
    M.tell("dead", ("opgave-lsp start niet (code %d). Kijk in :lua =vim.lsp.get_log_path() en begin opnieuw met :OpgaveStart."):format(code))
    return
  end
  local now = vim.uv.now()
  ends = vim.tbl_filter(function(moment) return now - moment < 60000 end, ends)
  table.insert(ends, now)
  vim.schedule(function()
    if #ends > 3 then
      M.tell("dead", "opgave-lsp valt telkens uit en wordt niet meer gestart. Kijk in :lua =vim.lsp.get_log_path()"
        .. " en begin opnieuw met :OpgaveStart.")
      return
    end
    vim.defer_fn(M.start_all, 200)
  end)
end

--- Shows Markdown in a window beside the text.
function M.show(text, name)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(text, "\n"))
  vim.bo[buffer].filetype, vim.bo[buffer].modifiable, vim.bo[buffer].bufhidden = "markdown", false, "wipe"
  vim.cmd("botright vsplit")
  vim.api.nvim_win_set_buf(0, buffer)
  pcall(vim.api.nvim_buf_set_name, buffer, name)
  vim.keymap.set("n", "q", "<cmd>close<cr>", { buffer = buffer, desc = "sluit" })
end

local function client_of(buffer)
  return vim.lsp.get_clients({ bufnr = buffer, name = "opgave" })[1]
end

--- Asks the server to do something and shows what it says.
function M.ask(command, arguments, title)
  local client = client_of(0)
  if not client then
    vim.notify("opgave-lsp draait niet voor dit bestand", vim.log.levels.WARN)
    return
  end
  local parameters = { command = command, arguments = arguments }
  local function handler(err, result)
    if err then
      vim.notify(err.message, vim.log.levels.WARN)
    elseif type(result) == "string" and title then
      M.show(result, title)
    end
  end
  if vim.fn.has("nvim-0.11") == 1 then
    client:request("workspace/executeCommand", parameters, handler, 0)
  else
    client.request("workspace/executeCommand", parameters, handler, 0)
  end
end

--- The name of the opgave in which the cursor stands.
function M.opgave()
  for line = vim.fn.line("."), 1, -1 do
    local name = vim.fn.getline(line):match("^opgave%s+(%S+)")
    if name then return name end
  end
end

--- What buttons above a declaration do here.
M.commands = {
  ["opgave.toonVerwijzingen"] = function(command)
    local places = command.arguments[3] or {}
    if #places == 0 then return vim.notify("Geen verwijzingen") end
    local client = client_of(0)
    local encoding = client and client.offset_encoding or "utf-16"
    local items = vim.lsp.util.locations_to_items(places, encoding)
    vim.fn.setqflist({}, " ", { title = command.title, items = items })
    vim.cmd("botright copen")
  end,
  ["opgave.toonRapport"] = function(command) M.ask(command.command, command.arguments, command.title) end,
  ["opgave.watVeranderde"] = function(command) M.ask(command.command, command.arguments, command.title) end,
  ["opgave.adviesWerkwijze"] = function(command) M.ask(command.command, command.arguments, command.title) end,
}

function M.config()
  return {
    name = "opgave",
    cmd = { M.command() },
    filetypes = { "opgave" },
    root_markers = { "instellingen.opgave", ".git" },
    commands = M.commands,
    on_init = function(_, result)
      has_run = true
      check_version(result.serverInfo or {})
    end,
    on_exit = on_exit,
  }
end

--- Starts the server for a buffer; `false` where there is none, which is said once.
function M.start(buffer)
  if vim.fn.executable(M.command()) == 0 then
    M.tell("missing", ("opgave: ‘%s’ is niet gevonden. Zet het op uw PATH, of zet vim.g.opgave_lsp = \"/pad/naar/opgave-lsp\""
      .. " in uw init.lua."):format(M.command()))
    return false
  end
  if vim.lsp.config then
    vim.lsp.enable("opgave")
  else
    local config = M.config()
    config.root_dir = vim.fs.root(buffer, config.root_markers) or vim.fs.dirname(vim.api.nvim_buf_get_name(buffer))
    vim.lsp.start(config, { bufnr = buffer })
  end
  return true
end

function M.start_all()
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].filetype == "opgave" then
      -- Where it is enabled a new start goes by the event that Neovim listens to; before the first there is nothing that listens.
      if M.start(buffer) and vim.lsp.config then
        vim.api.nvim_exec_autocmds("FileType", { group = "nvim.lsp.enable", buffer = buffer, modeline = false })
      end
    end
  end
end

function M.restart()
  ends, told, has_run = {}, {}, false
  for _, client in ipairs(vim.lsp.get_clients({ name = "opgave" })) do
    if vim.fn.has("nvim-0.11") == 1 then client:stop() else client.stop() end
  end
  vim.defer_fn(M.start_all, 300)
end

return M
