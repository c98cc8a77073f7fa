package org.porchlight.agent.tray;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/// The lamp as an object on the bus. Every kind of click opens the menu, which the desktop does by itself.
final class SniItem implements Sni.Item, Properties {
    private static final int[] SIZES = {22, 48};

    private final Supplier<TrayLook> look;

    SniItem(Supplier<TrayLook> look) {
        this.look = look;
    }

    @Override
    public String getObjectPath() {
        return Sni.ITEM_PATH;
    }

    @Override
    public void ContextMenu(int x, int y) {}

    @Override
    public void Activate(int x, int y) {}

    @Override
    public void SecondaryActivate(int x, int y) {}

    @Override
    public void Scroll(int delta, String orientation) {}

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        var now = look.get();
        var all = new LinkedHashMap<String, Variant<?>>();
        all.put("Category", new Variant<>("ApplicationStatus"));
        all.put("Id", new Variant<>("porchlight"));
        all.put("Title", new Variant<>(now.title()));
        all.put("Status", new Variant<>("Active"));
        all.put("IconName", new Variant<>(""));
        all.put("IconPixmap", new Variant<>(pictures(now.lit()), "a(iiay)"));
        all.put("ToolTip", new Variant<>(new Sni.ToolTip("", List.of(), now.title(), now.tip()), "(sa(iiay)ss)"));
        all.put("ItemIsMenu", new Variant<>(true));
        all.put("Menu", new Variant<>(new DBusPath(Sni.MENU_PATH), "o"));
        return all;
    }

    private static List<Sni.Pixels> pictures(boolean lit) {
        return IntStream.of(SIZES)
                .mapToObj(size -> pixels(LampIcon.draw(size, lit)))
                .toList();
    }

    private static Sni.Pixels pixels(BufferedImage image) {
        return new Sni.Pixels(image.getWidth(), image.getHeight(), LampIcon.bytes(image));
    }

    /// The bus library takes the variant and sends what is in it.
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String type, String name) {
        return (A) Objects.requireNonNull(GetAll(type).get(name), name);
    }

    @Override
    public <A> void Set(String type, String name, A value) {}
}
