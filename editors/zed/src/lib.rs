//! Starts opgave-lsp in Zed: the program that the settings name, else the one on the PATH.

use zed_extension_api::{self as zed, settings::LspSettings, LanguageServerId, Result};

struct Opgave;

impl zed::Extension for Opgave {
    fn new() -> Self {
        Opgave
    }

    fn language_server_command(
        &mut self,
        server: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<zed::Command> {
        let binary = LspSettings::for_worktree(server.as_ref(), worktree)
            .ok()
            .and_then(|settings| settings.binary);
        let arguments = binary
            .as_ref()
            .and_then(|binary| binary.arguments.clone())
            .unwrap_or_default();
        let command = binary
            .and_then(|binary| binary.path)
            .or_else(|| worktree.which("opgave-lsp"))
            .ok_or_else(|| {
                "‘opgave-lsp’ is niet gevonden. Zet het op uw PATH, of noem het in settings.json: \
                 \"lsp\": { \"opgave-lsp\": { \"binary\": { \"path\": \"…\" } } }"
                    .to_string()
            })?;
        Ok(zed::Command {
            command,
            args: arguments,
            env: worktree.shell_env(),
        })
    }

    fn language_server_initialization_options(
        &mut self,
        server: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<Option<zed::serde_json::Value>> {
        Ok(LspSettings::for_worktree(server.as_ref(), worktree)
            .ok()
            .and_then(|settings| settings.initialization_options))
    }
}

zed::register_extension!(Opgave);
