package org.porchlight.site.serve;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.porchlight.tool.demo.TinyInternet;

/// The other end of the cable: the tiny internet, and on port 8080 a page that takes ten seconds to be told.
///
/// It ends when its input ends.
final class FarSide {
    private FarSide() {}

    public static void main(String[] sites) throws Exception {
        var slow = HttpServer.create(new InetSocketAddress(8080), 0);
        slow.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange;
                    var body = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    body.write(("line " + i + "\n").getBytes(StandardCharsets.US_ASCII));
                    body.flush();
                    LockSupport.parkNanos(100_000_000);
                }
            }
        });
        try (var _ = TinyInternet.open(List.of(sites))) {
            slow.start();
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // Nothing is said to it.
            }
        }
        System.exit(0);
    }
}
