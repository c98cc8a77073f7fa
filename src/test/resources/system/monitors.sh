#!/bin/sh
# Adds to a tree of tree.sh an X server whose screen can have two monitors, which nobody has to look at.
#   monitors.sh DIR BASE       DIR must not exist yet; it appears only when all went well
# The folder's name bears the hash of this file and of BASE's (see Booted).
set -eu
tree=$1 base=$2
new="$tree.new.$$"
trap 'rm -rf -- "$new"' EXIT
trap 'exit 1' HUP INT TERM

cp -a --reflink=auto -- "$base" "$new"
printf '#!/bin/sh\nexit 101\n' >"$new/usr/sbin/policy-rc.d"
chmod 755 "$new/usr/sbin/policy-rc.d"
get() {
  DEBIAN_FRONTEND=noninteractive chroot "$new" apt-get \
    -o Acquire::Check-Valid-Until=false -o Acquire::Check-Date=false -o APT::Sandbox::User=root -o Dpkg::Use-Pty=0 "$@"
}
get update
get install -y --no-install-recommends xserver-xorg-core xserver-xorg-video-dummy x11-xserver-utils
rm "$new/usr/sbin/policy-rc.d"
rm -rf "$new"/var/lib/apt/lists/* "$new"/var/cache/apt/*.deb "$new"/var/cache/apt/archives/*.deb

mv -T -- "$new" "$tree"
