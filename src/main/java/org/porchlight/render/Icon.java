package org.porchlight.render;

/// Pictures in the text: icons of Feather (MIT), drawn in the colour of the words beside them, on its grid of 24, and
/// the
/// lamp of Porchlight in its own colours.
enum Icon {
    CLOCK("<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M12 6v6l4 2\"/>"),
    PROGRAM("<path d=\"M21 16V8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73l7 4a2 2 0 0 0"
            + " 2 0l7-4A2 2 0 0 0 21 16z\"/><path d=\"M3.27 6.96L12 12.01l8.73-5.05M12 22.08V12\"/>"),
    SHIELD("<path d=\"M12 22s8-4 8-10V5l-8-3-8 3v7c0 6 8 10 8 10z\"/>"),
    SEND("<path d=\"M22 2L11 13\"/><path d=\"M22 2L15 22L11 13L2 9z\"/>"),
    REST("<path d=\"M18 8h1a4 4 0 0 1 0 8h-1\"/><path d=\"M2 8h16v9a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4V8z\"/>"
            + "<path d=\"M6 1v3M10 1v3M14 1v3\"/>"),
    TALK(
            "<path d=\"M21 11.5a8.38 8.38 0 0 1-.9 3.8 8.5 8.5 0 0 1-7.6 4.7 8.38 8.38 0 0 1-3.8-.9L3 21l1.9-5.7a8.38 8.38 0"
                    + " 0 1-.9-3.8 8.5 8.5 0 0 1 4.7-7.6 8.38 8.38 0 0 1 3.8-.9h.5a8.48 8.48 0 0 1 8 8v.5z\"/>"),
    QUESTION("<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01\"/>"),
    EYE("<path d=\"M1 12s4-8 11-8 11 8 11 8-4 8-11 8-11-8-11-8z\"/><circle cx=\"12\" cy=\"12\" r=\"3\"/>"),
    SUN(
            "<circle cx=\"12\" cy=\"12\" r=\"5\"/><path d=\"M12 1v2M12 21v2M4.22 4.22l1.42 1.42M18.36 18.36l1.42 1.42M1 12h2"
                    + "M21 12h2M4.22 19.78l1.42-1.42M18.36 5.64l1.42-1.42\"/>"),
    LAMP(
            28,
            "<rect width=\"28\" height=\"28\" rx=\"8\" fill=\"#22355B\"/><circle cx=\"14\" cy=\"15.5\" r=\"9\" fill=\"#F0B95A\""
                    + " opacity=\".22\"/><path d=\"M14 4.2v2.6\" stroke=\"#F6E7C8\" stroke-width=\"1.6\"/>"
                    + "<path d=\"M8.6 10.6L14 6.6l5.4 4z\" fill=\"#F6E7C8\"/><path d=\"M9.6 11.6h8.8l-1.2 8.8h-6.4z\""
                    + " fill=\"#F5C266\"/><rect x=\"10\" y=\"20.8\" width=\"8\" height=\"1.9\" rx=\".9\" fill=\"#F6E7C8\"/>");

    private static final int FEATHER = 24;

    private final int grid;
    private final String shapes;

    Icon(String shapes) {
        this(FEATHER, shapes);
    }

    Icon(int grid, String shapes) {
        this.grid = grid;
        this.shapes = shapes;
    }

    /// The picture as SVG; without a colour of its own a shape is a line in the colour of the text around it.
    String svg(int pixels) {
        return "<svg class=\"%s\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\">%s</svg>"
                .formatted(grid == FEATHER ? "icon" : "picture", pixels, pixels, grid, grid, shapes);
    }
}
