// Each script hands the words that were typed to `akp __complete`, as they are: nothing of them is run. It answers with
// a line for each completion of the current word (of its value, after `--option=`): the text, a tab, what it means. The
// line `:files` stands for the files that the shell itself knows.

export const bash = `# bash completion for akp
_akp() {
  local IFS=$'\\t' value description current="\${COMP_WORDS[COMP_CWORD]}"
  # bash takes --option=value for three words.
  [[ $current == "=" ]] && current=""
  COMPREPLY=()
  while read -r value description; do
    if [[ $value == ":files" ]]; then
      compopt -o filenames 2>/dev/null
      while read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$current")
    else
      COMPREPLY+=("$value")
    fi
  done < <(akp __complete "current=$current" "\${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
}
complete -F _akp akp
`;

export const zsh = `#compdef akp
# zsh completion for akp
_akp() {
  local line current="\${(Q)words[CURRENT]}"
  local -a lines values
  lines=("\${(@f)$(akp __complete "current=$current" "\${(@Q)words[2,CURRENT-1]}" 2>/dev/null)}")
  compset -P '--*='
  for line in $lines; do
    if [[ $line == ":files" ]]; then
      _files
      return
    fi
    values+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  (( $#values )) && _describe akp values
}
if [[ $funcstack[1] == _akp ]]; then _akp "$@"; else compdef _akp akp; fi
`;

export const fish = `# fish completion for akp
function __akp_complete
  set -l words (commandline -opc)
  set -e words[1]
  set -l current (commandline -ct)
  set -l prefix (string match -r -- '^--[^=]+=' "$current")
  for line in (akp __complete "current=$current" $words 2>/dev/null)
    if test "$line" = ":files"
      for path in (__fish_complete_path (string replace -r -- '^--[^=]+=' '' "$current"))
        echo "$prefix$path"
      end
    else
      echo "$prefix$line"
    end
  end
end
complete -c akp -f -a '(__akp_complete)'
`;

export const powershell = `# PowerShell completion for akp
Register-ArgumentCompleter -Native -CommandName akp -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { $_.Extent.Text })
    $prefix = if ($wordToComplete -match '^--[^=]+=') { $Matches[0] } else { '' }
    akp __complete "current=$wordToComplete" @words 2>$null |
        # Without an answer, PowerShell completes files.
        Where-Object { $_ -ne ':files' } |
        ForEach-Object {
            $value, $description = $_ -split "$([char]9)", 2
            if (-not $description) { $description = $value }
            [System.Management.Automation.CompletionResult]::new("$prefix$value", $value, 'ParameterValue', $description)
        }
}
`;
