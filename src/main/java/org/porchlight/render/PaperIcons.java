package org.porchlight.render;

import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.io.File;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Draws the pictures of [Icon] on paper, as lines and areas.
final class PaperIcons implements SVGDrawer {
    private static final float LINE = 2;

    @Override
    public void importFontFaceRules(List<FontFaceRule> fontFaces, SharedContext shared) {
        // There is no text in a picture.
    }

    @Override
    public void addFontFile(File fontFile, String family, Integer weight, FontStyle style) {
        // There is no text in a picture.
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }

    @Override
    public SVGImage buildSVGImage(
            Element svg, Box box, CssContext css, double cssWidth, double cssHeight, double dotsPerPixel) {
        var colour = box.getStyle().getColor() instanceof FSRGBColor rgb
                ? new Color(rgb.getRed(), rgb.getGreen(), rgb.getBlue())
                : Color.BLACK;
        return new Picture(svg, colour, dotsPerPixel);
    }

    private record Picture(Element svg, Color colour, double dotsPerPixel) implements SVGImage {
        @Override
        public int getIntrinsicWidth() {
            return (int) Math.round(number(svg, "width") * dotsPerPixel);
        }

        @Override
        public int getIntrinsicHeight() {
            return (int) Math.round(number(svg, "height") * dotsPerPixel);
        }

        @Override
        public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
            float width = (float) number(svg, "width");
            float height = (float) number(svg, "height");
            device.drawWithGraphics((float) x, (float) y, width, height, graphics -> {
                var box = svg.getAttribute("viewBox");
                double grid = Double.parseDouble(box.substring(box.lastIndexOf(' ')));
                graphics.scale(width / grid, height / grid);
                var shapes = svg.getChildNodes();
                draw(graphics, shapes);
            });
        }

        private void draw(Graphics2D graphics, NodeList shapes) {
            for (int i = 0; i < shapes.getLength(); i++) {
                if (shapes.item(i) instanceof Element shape) {
                    draw(graphics, shape);
                }
            }
        }

        private void draw(Graphics2D graphics, Element shape) {
            var composite = graphics.getComposite();
            if (shape.hasAttribute("opacity")) {
                graphics.setComposite(
                        AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) number(shape, "opacity")));
            }
            var outline = outline(shape);
            if (shape.hasAttribute("fill")) {
                graphics.setColor(Color.decode(shape.getAttribute("fill")));
                graphics.fill(outline);
            } else {
                graphics.setColor(shape.hasAttribute("stroke") ? Color.decode(shape.getAttribute("stroke")) : colour);
                float line = shape.hasAttribute("stroke-width") ? (float) number(shape, "stroke-width") : LINE;
                graphics.setStroke(new BasicStroke(line, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                graphics.draw(outline);
            }
            graphics.setComposite(composite);
        }

        private static Shape outline(Element shape) {
            return switch (shape.getTagName()) {
                case "circle" -> {
                    double r = number(shape, "r");
                    yield new Ellipse2D.Double(number(shape, "cx") - r, number(shape, "cy") - r, 2 * r, 2 * r);
                }
                case "rect" -> {
                    double round = 2 * number(shape, "rx");
                    yield new RoundRectangle2D.Double(
                            number(shape, "x"),
                            number(shape, "y"),
                            number(shape, "width"),
                            number(shape, "height"),
                            round,
                            round);
                }
                case "path" -> SvgPath.of(shape.getAttribute("d"));
                default -> throw new IllegalArgumentException("picture with a " + shape.getTagName());
            };
        }

        private static double number(Element element, String attribute) {
            var text = element.getAttribute(attribute);
            return text.isEmpty() ? 0 : Double.parseDouble(text);
        }
    }
}
