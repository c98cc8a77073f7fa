#!/bin/sh
# A PC that is switched on for a test: a tree of tree.sh, booted by systemd-nspawn on a layer of its own.
#
#   pc.sh on DIR TREE [--layer=FROM:TO…] [OPTION…] [WORD…]
#                                            switches on and stays until the PC is off
#   pc.sh run DIR COMMAND…                   runs a command as root in it, as a unit of its own
#   pc.sh init DIR                           the number outside of its first process
#   pc.sh off DIR                            pulls the plug
#   pc.sh sweep FOLDER                       pulls the plug of every PC in FOLDER whose owner is gone, and deletes it
#
# DIR/upper is what the PC writes: it outlives the power, so a PC can be switched on again. It belongs to process $OWNER,
# else to its own first one. A layer shows a folder of the machine in the PC, to be read only. OPTIONs are systemd-nspawn's, WORDs
# are said to init as to a kernel.
#
# A control group, a cgroup, a pid and a mount namespace of its own: what is frozen in one PC is frozen in no other, and
# with the first process everything is gone. Its control groups are version 2 alone, as on any Debian of today.
set -eu

self=$0
groups=/sys/fs/cgroup/unified
[ -d "$groups" ] || groups=/sys/fs/cgroup

group_of() { printf '%s/booted-%s\n' "$groups" "$(basename "$1")"; }

# A process, not its number: numbers are given again.
mark() { printf '%s %s\n' "$1" "$(sed -n '$s/.*) //p' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20)"; }
alive() { [ -r "$1" ] && read -r pid _ <"$1" && [ -n "$pid" ] && [ "$(mark "$pid")" = "$(cat "$1")" ]; }

# Removes a control group and those below it, once what was in them is gone.
remove_group() {
  [ -d "$1" ] || return 0
  tries=0
  until find "$1" -depth -type d -exec rmdir {} + 2>/dev/null; do
    [ -d "$1" ] || return 0
    tries=$((tries + 1))
    if [ "$tries" = 600 ]; then printf 'pc.sh: %s does not become empty\n' "$1" >&2; return 1; fi
    sleep 0.1
  done
}

on() {
  dir=$1 tree=$2
  shift 2
  group=$(group_of "$dir")
  mkdir -p "$dir/upper" "$dir/work" "$dir/root" "$dir/empty" "$group"
  mark "${OWNER:-$$}" >"$dir/owner"
  mark $$ >"$dir/power"
  printf '%s\n' $$ >"$group/cgroup.procs"
  exec unshare --mount --cgroup --pid --fork --kill-child --mount-proc sh "$self" boot "$dir" "$tree" "$@"
}

# The rest of on, in its namespaces.
boot() {
  dir=$1 tree=$2
  shift 2
  mount -t cgroup2 none /sys/fs/cgroup
  mount -t overlay -o "lowerdir=$tree,upperdir=$dir/upper,workdir=$dir/work" none "$dir/root"
  # A guard in the PC watches every file system that it sees: none may be one of the machine's own, not even those that
  # systemd-nspawn brings in by itself, or a guard that stands still in the PC would stop the machine.
  release=$(readlink -f /etc/os-release)
  mkdir -p /run/systemd/nspawn
  mount -t tmpfs none /run/systemd/nspawn
  cp "$release" /run/systemd/nspawn/os-release
  mount --bind /run/systemd/nspawn/os-release "$release"
  while [ $# -gt 0 ]; do
    case $1 in
      --layer=*)
        layer=${1#--layer=}
        mkdir -p "$dir/root/${layer#*:}"
        mount -t overlay -o "lowerdir=${layer%%:*}:$dir/empty" none "$dir/root/${layer#*:}"
        shift
        ;;
      *) break ;;
    esac
  done
  exec systemd-nspawn --quiet --boot --directory="$dir/root" --machine="$(basename "$dir")" --register=no --keep-unit \
    --private-network --console=pipe --capability=all --drop-capability=CAP_SYS_TIME,CAP_SYS_MODULE,CAP_SYS_RAWIO \
    --system-call-filter="fanotify_init fanotify_mark" --link-journal=no --resolv-conf=off --timezone=off "$@" </dev/null
}

# The first process of the PC, as it is numbered outside.
init_of() {
  read -r power _ <"$1/power"
  nspawn=$(cat "/proc/$power/task/$power/children")
  nspawn=${nspawn% }
  for child in $(cat "/proc/$nspawn/task/$nspawn/children"); do
    if [ "$(cat "/proc/$child/comm")" = systemd ]; then printf '%s\n' "$child"; return 0; fi
  done
  printf 'pc.sh: %s is not switched on\n' "$1" >&2
  return 1
}

inside() {
  init=$1
  shift
  nsenter -t "$init" -m -u -i -n -p -C -r -w -- env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    HOME=/root LANG=C.UTF-8 "$@"
}

off() {
  if alive "$1/power"; then
    read -r power _ <"$1/power"
    kill -KILL "$power"
  fi
  remove_group "$(group_of "$1")"
}

case ${1-} in
  on) shift; on "$@" ;;
  boot) shift; boot "$@" ;;
  run)
    init=$(init_of "$2")
    shift 2
    inside "$init" systemd-run --quiet --pipe --wait --collect --setenv=LANG=C.UTF-8 --setenv=HOME=/root -- "$@"
    ;;
  init) init_of "$2" ;;
  off) off "$2" ;;
  sweep)
    for dir in "$2"/*/; do
      if [ -r "$dir/owner" ] && ! alive "$dir/owner"; then
        off "${dir%/}"
        rm -rf -- "${dir%/}"
      fi
    done
    ;;
  *) printf 'usage: pc.sh on DIR TREE [--layer=FROM:TO…] [OPTION…] [WORD…] | run DIR COMMAND… | init DIR | off DIR | sweep FOLDER\n' >&2; exit 2 ;;
esac
