#!/bin/sh
# Adds to a tree of tree.sh what a family has on its PC: programs to freeze, and the servers that they talk to.
#   programs.sh DIR BASE      DIR must not exist yet; it appears only when all went well
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
get install -y --no-install-recommends \
  firefox-esr chromium chromium-sandbox \
  libreoffice-writer libreoffice-gtk3 gnumeric evince xpdf claws-mail \
  gimp inkscape tuxpaint \
  vlc mpv audacity \
  lxterminal xfce4-terminal pcmanfm thunar \
  mousepad geany thonny idle codeblocks \
  hexchat curl openssh-client \
  supertux supertuxkart minetest extremetuxracer frozen-bubble xboard gnuchess sgt-puzzles gnome-mines \
  openttd openttd-opengfx openttd-openmsx freeciv-client-gtk3 wesnoth-1.16-core wesnoth-1.16 wine wine64 dosbox gcompris-qt \
  minetest-server freeciv-server ngircd icecast2 nginx-light ffmpeg \
  pulseaudio pulseaudio-utils \
  sway foot grim wtype \
  python3 python3-xlib xdotool x11-utils libgl1-mesa-dri adwaita-icon-theme librsvg2-common fonts-noto-core dbus-x11
rm "$new/usr/sbin/policy-rc.d"
chroot "$new" systemctl -q disable ngircd.service icecast2.service nginx.service minetest-server.service
rm -rf "$new"/var/lib/apt/lists/* "$new"/var/cache/apt/*.deb "$new"/var/cache/apt/archives/*.deb

mv -T -- "$new" "$tree"
