package org.porchlight.agent.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Order;
import org.porchlight.ipc.Command;

/// The lamp on a bus of the test's own, seen by what a desktop's panel would ask.
@Tag("os")
class SniTrayTest {
    private static final Choice PAUSE =
            new Choice.Ask(new Command.Do(new Order.Pause(Optional.empty(), Optional.empty())));
    private static final TrayLook LOOK = new TrayLook(
            "Porchlight",
            "Mei, 22 min left",
            true,
            List.of(
                    new Entry.Line("Mei, 22 min left"),
                    new Entry.Separator(),
                    new Entry.Action("Pause everyone", PAUSE)));

    private final BlockingQueue<Choice> chosen = new LinkedBlockingQueue<>();
    private PanelBus bus;

    @BeforeEach
    void startBus() throws Exception {
        bus = PanelBus.open();
    }

    @AfterEach
    void stopBus() throws Exception {
        bus.close();
    }

    @Test
    void showsItsPictureWordsAndMenuToThePanel() throws Exception {
        bus.beginToWatch();
        try (var _ = open()) {
            var item = properties(next(bus.registered()));

            assertThat(value(item, "Id")).isEqualTo("porchlight");
            assertThat(value(item, "Status")).isEqualTo("Active");
            assertThat(Objects.requireNonNull(item.get("IconPixmap")).getSig()).isEqualTo("a(iiay)");
            assertThat((List<?>) value(item, "IconPixmap")).hasSize(2);
            assertThat(value(item, "Menu")).hasToString(Sni.MENU_PATH);
        }
    }

    @Test
    void tellsWhichEntryWasClicked() throws Exception {
        bus.beginToWatch();
        try (var _ = open()) {
            var menu = bus.panel().getRemoteObject(next(bus.registered()), Sni.MENU_PATH, Sni.Menu.class);
            var properties = menu.GetGroupProperties(List.of(1, 2, 3), List.of());

            menu.Event(1, "clicked", new Variant<>(""), new UInt32(0));
            menu.Event(3, "clicked", new Variant<>(""), new UInt32(0));

            assertThat(properties).hasSize(3);
            assertThat(value(properties.get(0).properties, "label")).isEqualTo("Mei, 22 min left");
            assertThat(value(properties.get(0).properties, "enabled")).isEqualTo(false);
            assertThat(value(properties.get(1).properties, "type")).isEqualTo("separator");
            assertThat(next(chosen)).isEqualTo(PAUSE);
            assertThat(chosen).isEmpty();
        }
    }

    @Test
    void laysItsEntriesOutInOrder() throws Exception {
        bus.beginToWatch();
        try (var _ = open()) {
            var menu = bus.panel().getRemoteObject(next(bus.registered()), Sni.MENU_PATH, Sni.Menu.class);

            var layout = menu.GetLayout(0, -1, List.of());

            assertThat(layout.revision.longValue()).isEqualTo(1);
            assertThat(layout.root.children).hasSize(3);
        }
    }

    @Test
    void opensMenusBelowEntriesAndTellsWhatIsClickedThere() throws Exception {
        bus.beginToWatch();
        var nested = new TrayLook(
                "Porchlight",
                "",
                true,
                List.of(
                        new Entry.Menu("Mei", List.of(new Entry.Line("22 min"), new Entry.Action("Pause", PAUSE))),
                        new Entry.Line("after")));
        try (var _ = SniTray.open(Optional.of(bus.address()), nested, chosen::add, _ -> {})
                .orElseThrow()) {
            var menu = bus.panel().getRemoteObject(next(bus.registered()), Sni.MENU_PATH, Sni.Menu.class);

            var all = menu.GetLayout(0, -1, List.of()).root;
            var below = menu.GetLayout(1, -1, List.of()).root;
            menu.Event(3, "clicked", new Variant<>(""), new UInt32(0));

            assertThat(all.children).hasSize(2);
            assertThat(below.children).hasSize(2);
            assertThat(value(below.properties, "children-display")).isEqualTo("submenu");
            assertThat(value(menu.GetGroupProperties(List.of(4), List.of()).getFirst().properties, "label"))
                    .isEqualTo("after");
            assertThat(next(chosen)).isEqualTo(PAUSE);
        }
    }

    @Test
    void saysThatPictureAndMenuChanged() throws Exception {
        bus.beginToWatch();
        var signals = new LinkedBlockingQueue<String>();
        bus.panel().addSigHandler(Sni.Item.NewIcon.class, _ -> signals.add("icon"));
        bus.panel().addSigHandler(Sni.Menu.LayoutUpdated.class, _ -> signals.add("menu"));
        try (var tray = open()) {
            next(bus.registered());

            tray.show(new TrayLook("Porchlight", LOOK.tip(), false, List.of(new Entry.Line("Mei, paused"))));

            assertThat(List.of(next(signals), next(signals))).containsExactlyInAnyOrder("icon", "menu");
        }
    }

    @Test
    void registersWithAPanelThatStartsLater() throws Exception {
        try (var tray = open()) {
            assertThat(tray.isWatched()).isFalse();

            bus.beginToWatch();

            assertThat(next(bus.registered())).startsWith("org.kde.StatusNotifierItem-");
            assertThat(tray.isWatched()).isTrue();
        }
    }

    private SniTray open() {
        return SniTray.open(Optional.of(bus.address()), LOOK, chosen::add, _ -> {})
                .orElseThrow();
    }

    private Map<String, Variant<?>> properties(String service) throws Exception {
        return bus.panel()
                .getRemoteObject(service, Sni.ITEM_PATH, Properties.class)
                .GetAll("org.kde.StatusNotifierItem");
    }

    private static Object value(Map<String, Variant<?>> properties, String name) {
        return Objects.requireNonNull(properties.get(name), name).getValue();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var head = queue.poll(60, TimeUnit.SECONDS);
        if (head == null) {
            throw new AssertionError("nothing came");
        }
        return head;
    }
}
