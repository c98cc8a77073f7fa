#!/bin/sh
# Makes a small Debian to boot in tests: bookworm with systemd, logind, PAM, ssh, cron, at, X, and four people.
#   tree.sh DIR      DIR must not exist yet; it appears only when all went well
# The folder's name bears the hash of this file (see Booted), so a change here makes a new tree.
set -eu
tree=$1
new="$tree.new.$$"

# The mirror that this machine's own apt takes Debian from; without one debootstrap uses its own.
mirror=$(apt-get indextargets --format '$(SITE) $(COMPONENT)' 'Created-By: Packages' 'Release: bookworm' 2>/dev/null \
  | awk '$1 ~ /debian\/?$/ && $2 == "main" { print $1; exit }')

trap 'rm -rf -- "$new"' EXIT
trap 'exit 1' HUP INT TERM

# shellcheck disable=SC2086 # no mirror, no word
debootstrap --variant=minbase --include=systemd-sysv,ca-certificates bookworm "$new" $mirror

printf '#!/bin/sh\nexit 101\n' >"$new/usr/sbin/policy-rc.d"
chmod 755 "$new/usr/sbin/policy-rc.d"
DEBIAN_FRONTEND=noninteractive chroot "$new" apt-get \
  -o Acquire::Check-Valid-Until=false -o Acquire::Check-Date=false -o APT::Sandbox::User=root -o Dpkg::Use-Pty=0 \
  install -y --no-install-recommends \
  systemd dbus dbus-user-session libpam-systemd polkitd pkexec sudo util-linux procps psmisc locales \
  openssh-server openssh-client cron at \
  nftables libnftables1 iproute2 kmod strace python3-minimal perl-base \
  xvfb xauth openbox xterm x11-apps x11-utils xdotool dbus-x11 \
  libgtk-3-0 libxres1 libxtst6 fonts-dejavu-core
rm "$new/usr/sbin/policy-rc.d"

# People: two children, a parent who administers, somebody who is neither. The machine sees their processes, and must not
# take them for those of accounts of its own: so their numbers are unusual.
inside() { chroot "$new" "$@"; }
inside useradd -m -s /bin/bash -u 51001 -G sudo mama
inside useradd -m -s /bin/bash -u 51002 guest
inside useradd -m -s /bin/bash -u 52101 kid
inside useradd -m -s /bin/bash -u 52102 sib
printf '%s:porchlight\n' root mama guest kid sib | inside chpasswd

# One key opens every account by ssh.
mkdir -p -m 700 "$new/root/.ssh"
ssh-keygen -q -t ed25519 -N '' -C test -f "$new/root/.ssh/id_ed25519"
for person in root guest kid sib mama; do
  home=$(inside getent passwd "$person" | cut -d : -f 6)
  inside install -d -m 700 -o "$person" -g "$person" "$home/.ssh"
  inside install -m 600 -o "$person" -g "$person" /root/.ssh/id_ed25519.pub "$home/.ssh/authorized_keys"
done
printf 'StrictHostKeyChecking no\nUserKnownHostsFile /dev/null\nLogLevel ERROR\n' >"$new/root/.ssh/config"
# Tests log in many times a minute.
printf 'MaxStartups 100\nUseDNS no\n' >"$new/etc/ssh/sshd_config.d/tests.conf"

printf 'en_US.UTF-8 UTF-8\nzh_CN.UTF-8 UTF-8\n' >"$new/etc/locale.gen"
inside locale-gen >/dev/null
ln -sf /usr/share/zoneinfo/Asia/Shanghai "$new/etc/localtime"
printf 'Asia/Shanghai\n' >"$new/etc/timezone"
printf 'booted\n' >"$new/etc/hostname"
printf '127.0.0.1 localhost booted\n::1 localhost\n' >"$new/etc/hosts"
: >"$new/etc/machine-id"
# Nothing here is needed, and each costs the boot a moment.
inside systemctl -q mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer \
  e2scrub_reap.service fstrim.timer man-db.timer systemd-timesyncd.service systemd-networkd.service \
  systemd-resolved.service
rm -rf "$new"/var/lib/apt/lists/* "$new"/var/cache/apt/*.deb "$new"/var/cache/apt/archives/*.deb

mv -T -- "$new" "$tree"
