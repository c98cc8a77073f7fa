package org.porchlight.cli;

import picocli.CommandLine.Option;

/// The option that shows a help page.
final class Help {
    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "option.help")
    private boolean wanted;
}
