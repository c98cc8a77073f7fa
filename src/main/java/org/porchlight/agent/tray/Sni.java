package org.porchlight.agent.tray;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The wire of StatusNotifierItem and of `com.canonical.dbusmenu`, version 2. Public, because the bus library reads
/// it by reflection; names and orders are the protocols'.
public final class Sni {
    static final String WATCHER = "org.kde.StatusNotifierWatcher";
    static final String WATCHER_PATH = "/StatusNotifierWatcher";
    static final String ITEM_PATH = "/StatusNotifierItem";
    static final String MENU_PATH = "/MenuBar";

    private Sni() {}

    /// Shows items.
    @DBusInterfaceName(WATCHER)
    public interface Watcher extends DBusInterface {
        void RegisterStatusNotifierItem(String service);
    }

    /// Shows notes.
    @DBusInterfaceName("org.freedesktop.Notifications")
    public interface Notifications extends DBusInterface {
        UInt32 Notify(
                String application,
                UInt32 replaces,
                String icon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int timeout);
    }

    /// An item.
    @DBusInterfaceName("org.kde.StatusNotifierItem")
    public interface Item extends DBusInterface {
        void ContextMenu(int x, int y);

        void Activate(int x, int y);

        void SecondaryActivate(int x, int y);

        void Scroll(int delta, String orientation);

        /// The picture changed.
        class NewIcon extends DBusSignal {
            public NewIcon(String path) throws DBusException {
                super(path);
            }
        }

        /// The words under the pointer changed.
        class NewToolTip extends DBusSignal {
            public NewToolTip(String path) throws DBusException {
                super(path);
            }
        }
    }

    /// The menu of an item.
    @DBusInterfaceName("com.canonical.dbusmenu")
    public interface Menu extends DBusInterface {
        Layout<UInt32, Node> GetLayout(int parent, int depth, List<String> names);

        List<Properties> GetGroupProperties(List<Integer> ids, List<String> names);

        Variant<?> GetProperty(int id, String name);

        void Event(int id, String event, Variant<?> data, UInt32 time);

        boolean AboutToShow(int id);

        /// Entries changed.
        class LayoutUpdated extends DBusSignal {
            public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
                super(path, revision, parent);
            }
        }
    }

    /// A picture, `(iiay)`.
    public static final class Pixels extends Struct {
        @Position(0)
        public final int width;

        @Position(1)
        public final int height;

        @Position(2)
        public final byte[] argb;

        public Pixels(int width, int height, byte[] argb) {
            this.width = width;
            this.height = height;
            this.argb = argb;
        }
    }

    /// Words under the pointer, `(sa(iiay)ss)`.
    public static final class ToolTip extends Struct {
        @Position(0)
        public final String icon;

        @Position(1)
        public final List<Pixels> pictures;

        @Position(2)
        public final String title;

        @Position(3)
        public final String text;

        public ToolTip(String icon, List<Pixels> pictures, String title, String text) {
            this.icon = icon;
            this.pictures = pictures;
            this.title = title;
            this.text = text;
        }
    }

    /// An entry with what is below it, `(ia{sv}av)`.
    public static final class Node extends Struct {
        static final String SIGNATURE = "(ia{sv}av)";

        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        @Position(2)
        public final List<Variant<?>> children;

        public Node(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }
    }

    /// The properties of an entry, `(ia{sv})`.
    public static final class Properties extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        public Properties(int id, Map<String, Variant<?>> properties) {
            this.id = id;
            this.properties = properties;
        }
    }

    /// Two return values. Generic, or the bus library cannot find their types.
    public static final class Layout<A, B> extends Tuple {
        @Position(0)
        public final A revision;

        @Position(1)
        public final B root;

        public Layout(A revision, B root) {
            this.revision = revision;
            this.root = root;
        }
    }
}
