"""A screen of X with openbox, Xvfb being its server."""
import hashlib
import os
import subprocess
import time

from known import await_, changes, comes_about, owners, run, unit

# Right of and above this point of the screen is the agent's disc, whose picture changes with the time.
DISC = 1180, 100


def start():
    unit('screen', 'Xvfb', ':7', '-screen', '0', '1280x800x24', '-ac', slice_='session.slice')
    await_('no screen', 180, lambda: not subprocess.run(['xdpyinfo', '-display', ':7'], capture_output=True).returncode)
    unit('windows', 'openbox', slice_='session.slice', options=['-E', 'DISPLAY=:7'])
    await_('no window manager', 180, lambda: Screen().root_value('_NET_SUPPORTING_WM_CHECK'))
    return {'DISPLAY': ':7'}


def xdotool(*words, **more):
    run('xdotool', *words, env={**os.environ, 'DISPLAY': ':7'}, **more)


class Screen:
    """The screen, by a connection of its own."""

    def __init__(self):
        from Xlib import X, display
        from Xlib.protocol import event
        self.X, self.event = X, event
        self.display = display.Display(':7')
        self.root = self.display.screen().root

    def atom(self, name):
        return self.display.intern_atom(name)

    def root_value(self, name):
        found = self.root.get_full_property(self.atom(name), self.X.AnyPropertyType)
        return list(found.value) if found else []

    def windows(self):
        """Of each program its largest window."""
        from Xlib import error
        from Xlib.ext import res
        largest, known = {}, owners()
        for number in self.root_value('_NET_CLIENT_LIST'):
            try:
                window = self.display.create_resource_object('window', number)
                size = window.get_geometry()
                ids = self.display.res_query_client_ids([{'client': number, 'mask': res.LocalClientPIDMask}]).ids
                owner = ids and known.get(ids[0].value[0])
            except error.XError:
                continue
            if owner and size.width * size.height > largest.get(owner, (0,))[0]:
                largest[owner] = (size.width * size.height, window)
        return {owner: window for owner, (_, window) in largest.items()}

    def answering(self, windows, seconds):
        """Names of those that answer this _NET_WM_PING, and of those that say they do answer one."""
        from Xlib import error
        protocols, ping = self.atom('WM_PROTOCOLS'), self.atom('_NET_WM_PING')
        self.root.change_attributes(event_mask=self.X.SubstructureNotifyMask)
        asked, now = {}, int(time.monotonic() * 1000) & 0x7fffffff
        for name, window in windows.items():
            try:
                known = window.get_full_property(protocols, self.X.AnyPropertyType)
                if known and ping in known.value:
                    window.send_event(self.event.ClientMessage(
                        window=window, client_type=protocols, data=(32, [ping, now, window.id, 0, 0])))
                    asked[window.id] = name
            except error.XError:
                continue
        self.display.sync()
        answered, end = set(), time.monotonic() + seconds
        while time.monotonic() < end and len(answered) < len(asked):
            while self.display.pending_events():
                seen = self.display.next_event()
                if seen.type == self.X.ClientMessage and seen.client_type == protocols:
                    what, when, number = list(seen.data[1])[:3]
                    # One that was sent to a program that stood still is answered later.
                    if what == ping and when == now:
                        answered.add(asked.get(number))
            time.sleep(0.05)
        return answered - {None}, set(asked.values())

    def picture(self, window):
        place = window.translate_coords(self.root, 0, 0)
        size, all_ = window.get_geometry(), self.root.get_geometry()
        left, top = max(0, -place.x), max(0, -place.y)
        right, bottom = min(all_.width, size.width - place.x), min(all_.height, size.height - place.y)
        seen = hashlib.md5()
        for x, y, end, foot in ((left, top, min(right, DISC[0]), min(bottom, DISC[1])), (left, max(top, DISC[1]), right, bottom)):
            if x < end and y < foot:
                seen.update(self.root.get_image(x, y, end - x, foot - y, self.X.ZPixmap, 0xffffffff).data)
        return seen.hexdigest()

    def moves(self, window, keys, seconds):
        """Whether the window's picture is another one after the keys; not when the window goes away."""
        from Xlib import error
        self.awaits(seconds)
        xdotool('windowactivate', str(window.id), check=False)
        try:
            return (comes_about(seconds, lambda: self.root_value('_NET_ACTIVE_WINDOW')[:1] == [window.id])
                    and changes(lambda: self.picture(window), lambda: self.use(window, keys), seconds))
        except (error.BadWindow, error.BadDrawable, subprocess.CalledProcessError):
            return False

    def is_covered(self):
        """Whether the agent's card lies over everything."""
        from Xlib import error
        whole = self.root.get_geometry()
        for window in self.root.query_tree().children:
            try:
                known, size, sort = window.get_attributes(), window.get_geometry(), window.get_wm_class()
            except error.XError:
                continue
            wide = (size.width, size.height) == (whole.width, whole.height)
            if wide and known.map_state == self.X.IsViewable and sort and sort[0] == 'java':
                return True
        return False

    def use(self, window, keys):
        size = window.get_geometry()
        for key in keys.split():
            if key.startswith('click-'):
                across, down = map(float, key[6:].split(','))
                xdotool('mousemove', '--window', str(window.id), str(int(size.width * across)), str(int(size.height * down)))
                xdotool('click', '1')
            else:
                self.press(key)

    def press(self, *keys):
        """Types into the window in front."""
        xdotool('key', *keys)

    def front(self):
        """The window in front, and the one that gets the keys."""
        focus = self.display.get_input_focus().focus
        return [self.root_value('_NET_ACTIVE_WINDOW')[:1], getattr(focus, 'id', focus)]

    def awaits(self, seconds):
        """Waits until it can be used."""
        await_('no uncovered screen', seconds, lambda: not self.is_covered())

    def number(self, window):
        return window.id
