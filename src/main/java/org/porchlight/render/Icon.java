package org.porchlight.render;

/// Icons of Feather (MIT), as paths on its grid of 24.
enum Icon {
    CLOCK("<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M12 6v6l4 2\"/>"),
    PROGRAM("<path d=\"M21 16V8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73l7 4a2 2 0 0 0"
            + " 2 0l7-4A2 2 0 0 0 21 16z\"/><path d=\"M3.27 6.96L12 12.01l8.73-5.05M12 22.08V12\"/>"),
    SHIELD("<path d=\"M12 22s8-4 8-10V5l-8-3-8 3v7c0 6 8 10 8 10z\"/>"),
    EYE("<path d=\"M1 12s4-8 11-8 11 8 11 8-4 8-11 8-11-8-11-8z\"/><circle cx=\"12\" cy=\"12\" r=\"3\"/>"),
    SUN(
            "<circle cx=\"12\" cy=\"12\" r=\"5\"/><path d=\"M12 1v2M12 21v2M4.22 4.22l1.42 1.42M18.36 18.36l1.42 1.42M1 12h2"
                    + "M21 12h2M4.22 19.78l1.42-1.42M18.36 5.64l1.42-1.42\"/>");

    private final String paths;

    Icon(String paths) {
        this.paths = paths;
    }

    /// The icon as SVG that takes the colour of the text around it.
    String svg(int pixels) {
        return "<svg class=\"icon\" width=\"%d\" height=\"%d\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">%s</svg>"
                .formatted(pixels, pixels, paths);
    }
}
