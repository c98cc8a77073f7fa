"""A screen of Wayland: sway without a display, all windows in tabs of one size."""
import glob
import hashlib
import json
import os
import subprocess

from known import RUN, await_, changes, owners, run, unit, write

CONFIG = """output HEADLESS-1 resolution 1024x640
workspace_layout tabbed
xwayland disable
"""


def start():
    write('/home/kid/.config/sway/config', CONFIG)
    unit('screen', 'sway', slice_='session.slice', options=[
        '-E', 'WLR_BACKENDS=headless', '-E', 'WLR_RENDERER=pixman', '-E', 'WLR_LIBINPUT_NO_DEVICES=1',
        '-E', 'XDG_SESSION_TYPE=wayland'])
    await_('no screen', 180, lambda: glob.glob(RUN + '/sway-ipc.*.sock') and glob.glob(RUN + '/wayland-?'))
    return {'WAYLAND_DISPLAY': 'wayland-1', 'GDK_BACKEND': 'wayland', 'SDL_VIDEODRIVER': 'wayland',
            'MOZ_ENABLE_WAYLAND': '1', 'QT_QPA_PLATFORM': 'wayland', 'XDG_SESSION_TYPE': 'wayland'}


def ask(*command, **more):
    """By root: a program of the child's would be held with the others."""
    return run(*command, timeout=30, env={
        **os.environ, 'XDG_RUNTIME_DIR': RUN, 'WAYLAND_DISPLAY': 'wayland-1',
        'SWAYSOCK': glob.glob(RUN + '/sway-ipc.*.sock')[0]}, **more)


class Screen:
    def windows(self):
        """Of each program its window as sway tells it."""
        found, known = {}, owners()

        def walk(node):
            if known.get(node.get('pid')) and node.get('type') in ('con', 'floating_con'):
                found.setdefault(known[node['pid']], node)
            for below in node.get('nodes', []) + node.get('floating_nodes', []):
                walk(below)

        walk(json.loads(ask('swaymsg', '-r', '-t', 'get_tree')))
        return found

    def answering(self, windows, seconds):
        """Wayland has no question that others may ask."""
        return set(), set()

    def picture(self, node):
        place = node['rect']
        shown = subprocess.run(
            ['grim', '-t', 'ppm', '-g', '%d,%d %dx%d' % (place['x'], place['y'], place['width'], place['height']), '-'],
            check=True, capture_output=True, timeout=30, env={**os.environ, 'XDG_RUNTIME_DIR': RUN, 'WAYLAND_DISPLAY': 'wayland-1'})
        return hashlib.md5(shown.stdout).hexdigest()

    def moves(self, node, keys, seconds):
        """Whether the window's picture is another one after the keys."""
        ask('swaymsg', '[con_id=%d] focus' % node['id'])
        return changes(lambda: self.picture(node), lambda: self.press(*keys.split()), seconds)

    def press(self, *keys):
        """Types into the window in front."""
        # A keyboard that comes and goes with each key is overlooked: a program first has to learn of it.
        words = ['-s', '500']
        for key in keys:
            *held, last = key.split('+')
            words += [word for name in held for word in ('-M', name)] + ['-k', last]
            words += [word for name in held for word in ('-m', name)] + ['-s', '300']
        ask('wtype', *words)

    def front(self):
        """The window in front, which gets the keys."""
        return [name for name, node in self.windows().items() if node['focused']]

    def awaits(self, seconds):
        """Nothing covers it."""

    def number(self, node):
        return node['id']
