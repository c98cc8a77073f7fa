package org.porchlight.console;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;

/// The printers that the system knows.
final class FxPaper implements Paper {
    private final Supplier<Window> owner;

    /// @param owner the window over which the person is asked
    FxPaper(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public Choice choose() {
        var job = PrinterJob.createPrinterJob();
        if (job == null) {
            return new Choice.NoPrinter();
        }
        if (!job.showPrintDialog(owner.get())) {
            job.cancelJob();
            return new Choice.Never();
        }
        return new Choice.Printer(pages -> print(job, pages));
    }

    private static boolean print(PrinterJob job, List<BufferedImage> pages) {
        var paper = job.getJobSettings().getPageLayout().getPaper();
        var layout =
                job.getPrinter().createPageLayout(paper, PageOrientation.PORTRAIT, Printer.MarginType.HARDWARE_MINIMUM);
        for (var page : pages) {
            if (!job.printPage(layout, sheet(page, layout))) {
                job.cancelJob();
                return false;
            }
        }
        return job.endJob();
    }

    /// A page as large as fits.
    private static ImageView sheet(BufferedImage page, PageLayout layout) {
        int wide = page.getWidth();
        int high = page.getHeight();
        var image = new WritableImage(wide, high);
        var pixels = page.getRGB(0, 0, wide, high, null, 0, wide);
        image.getPixelWriter().setPixels(0, 0, wide, high, PixelFormat.getIntArgbInstance(), pixels, 0, wide);
        var view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setFitWidth(layout.getPrintableWidth());
        view.setFitHeight(layout.getPrintableHeight());
        return view;
    }
}
