/**
 * For each shell the lines that complete `gan`. They hold nothing of the command itself: they hand over what was typed and get
 * what can come next, so that they never grow old. Where nothing comes back, the shell completes file names.
 */
export const scripts: Readonly<Record<string, string>> = {
  bash: `# Completion of gan for bash: put \`source <(gan completion bash)\` into ~/.bashrc.
_gan() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <("\${COMP_WORDS[0]}" __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _gan gan`,
  zsh: `#compdef gan
# Completion of gan for zsh: put \`source <(gan completion zsh)\` into ~/.zshrc, below \`compinit\`.
_gan() {
  local -a found
  found=("\${(@f)$(\${words[1]} __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then
    compadd -- "\${found[@]}"
  else
    _files
  fi
}
compdef _gan gan`,
  fish: `# Completion of gan for fish: gan completion fish > ~/.config/fish/completions/gan.fish
function __gan_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  set -l found ($words[1] __complete $words[2..-1] "$current" 2>/dev/null)
  if test (count $found) -gt 0
    string join \\n -- $found
  else
    __fish_complete_path "$current"
  end
end
complete -c gan -f -a '(__gan_complete)'`,
};
