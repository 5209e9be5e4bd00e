# bash completion for roomdeckctl
_roomdeckctl()
{
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
    local server='--server --token-file --ca --json --help' options=
    local commands='log check import send rooms members connections stats tail kick ban unban mute unmute token'
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W "$commands --help --version" -- "$word"))
        return
    fi
    case $previous in
        --token-file|--ca|--output|-o) COMPREPLY=($(compgen -f -- "$word")); return ;;
        --data-dir) COMPREPLY=($(compgen -d -- "$word")); return ;;
        --role) COMPREPLY=($(compgen -W 'observe publish moderate admin' -- "$word")); return ;;
        --format|-f) COMPREPLY=($(compgen -W 'ndjson csv har text' -- "$word")); return ;;
    esac
    case $command in
        log) options='--filter --format --output --help' ;;
        check) options='--json --help' ;;
        import) options='--help' ;;
        send) options="--room --user --connection --all --key $server" ;;
        rooms|members|connections|stats|unmute) options=$server ;;
        tail) options="--filter --lines $server" ;;
        kick) options="--connection --code --reason $server" ;;
        ban) options="--address --for --reason $server" ;;
        unban) options="--address $server" ;;
        mute) options="--for --reason $server" ;;
        token) options='--data-dir --role --json --help'
               ((COMP_CWORD == 2)) && options="create list revoke $options" ;;
    esac
    if [[ $word == -* || $command == token ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    elif [[ $command == log || $command == check || $command == import ]]; then
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
complete -F _roomdeckctl roomdeckctl
