package org.porchlight.agent.tray;

import java.io.IOException;
import java.util.List;

/// A process with a lamp that says where it is, until its input ends.
final class LampOnDisplay {
    private LampOnDisplay() {}

    private static void say(Object place) {
        System.out.println(place);
    }

    /// @param args whether the older tray will do as well
    public static void main(String[] args) throws IOException {
        boolean olderTray = Boolean.parseBoolean(args[0]);
        try (var lamp = new Lamp(_ -> {}, olderTray, LampOnDisplay::say)) {
            lamp.show(new TrayLook("Porchlight", "Mei, 22 min left", true, List.of(new Entry.Line("Mei"))));
            System.in.transferTo(System.out);
        }
        System.exit(0);
    }
}
