package org.porchlight.tool.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.porchlight.site.wire.Query;
import org.porchlight.site.wire.Replies;
import org.porchlight.site.wire.ResponseCode;

/// A name server with a fixed table and a web server whose page names the site that was asked for, on every address
/// of the network namespace it runs in.
public final class TinyInternet implements AutoCloseable {
    private static final int NAMES = 53;
    private static final int PAGES = 80;
    private static final int LARGEST_QUESTION = 4096;
    private static final Duration LIFE = Duration.ofMinutes(1);

    private static final List<String> USUAL = List.of("books.example=10.99.0.2", "games.example=10.99.0.3");

    private final Map<String, List<InetAddress>> table;
    private final DatagramSocket datagrams;
    private final ServerSocket streams;
    private final HttpServer pages;

    private TinyInternet(
            Map<String, List<InetAddress>> table, DatagramSocket datagrams, ServerSocket streams, HttpServer pages) {
        this.table = Map.copyOf(table);
        this.datagrams = datagrams;
        this.streams = streams;
        this.pages = pages;
    }

    /// Runs until the process is ended. Writes the word `ready` when it answers.
    ///
    /// @param sites such as `books.example=10.99.0.2,2001:db8::2`; without any, the two sites of the demonstration
    /// @return never
    public static int run(List<String> sites) throws IOException, InterruptedException {
        try (var internet = open(sites.isEmpty() ? USUAL : sites)) {
            System.out.println("ready");
            new CountDownLatch(1).await();
            return internet.table.size();
        }
    }

    /// Begins to answer.
    ///
    /// @param sites as for [#run]
    /// @throws IOException when a port is taken
    public static TinyInternet open(List<String> sites) throws IOException {
        var internet = new TinyInternet(
                table(sites),
                new DatagramSocket(NAMES),
                new ServerSocket(NAMES),
                HttpServer.create(new InetSocketAddress(PAGES), 0));
        internet.pages.createContext("/", TinyInternet::page);
        internet.pages.start();
        Thread.ofPlatform().daemon().name("names").start(internet::answerDatagrams);
        Thread.ofPlatform().daemon().name("streams").start(internet::answerStreams);
        return internet;
    }

    private static Map<String, List<InetAddress>> table(List<String> sites) {
        var table = new HashMap<String, List<InetAddress>>();
        for (var site : sites) {
            int sign = site.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("a site is NAME=ADDRESS, not " + site);
            }
            var addresses = Arrays.stream(site.substring(sign + 1).split(",", -1))
                    .map(InetAddress::ofLiteral)
                    .toList();
            table.put(site.substring(0, sign), addresses);
        }
        return table;
    }

    private static void page(HttpExchange exchange) throws IOException {
        try (exchange) {
            var host = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Host"), "");
            var page = (host + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private void answerDatagrams() {
        var packet = new DatagramPacket(new byte[LARGEST_QUESTION], LARGEST_QUESTION);
        while (!datagrams.isClosed()) {
            try {
                packet.setLength(LARGEST_QUESTION);
                datagrams.receive(packet);
                var reply = reply(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (reply.isPresent()) {
                    int length = reply.get().length;
                    datagrams.send(new DatagramPacket(reply.get(), length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                report(e);
            }
        }
    }

    private void answerStreams() {
        while (!streams.isClosed()) {
            try (var guest = streams.accept()) {
                answer(guest);
            } catch (IOException e) {
                report(e);
            }
        }
    }

    private void answer(Socket guest) throws IOException {
        guest.setSoTimeout(2000);
        var in = new DataInputStream(guest.getInputStream());
        var question = new byte[in.readUnsignedShort()];
        in.readFully(question);
        var reply = reply(question);
        if (reply.isPresent()) {
            var out = new DataOutputStream(guest.getOutputStream());
            out.writeShort(reply.get().length);
            out.write(reply.get());
        }
    }

    private Optional<byte[]> reply(byte[] message) {
        return switch (Query.read(message)) {
            case Query.Reading.Noise() -> Optional.empty();
            case Query.Reading.Odd(int id, var code) -> Optional.of(Replies.odd(id, code));
            case Query.Reading.Asked(var query) -> Optional.of(reply(query));
        };
    }

    private byte[] reply(Query query) {
        var addresses = table.get(query.question().name());
        return addresses == null
                ? Replies.empty(query, ResponseCode.NO_SUCH_NAME)
                : Replies.addresses(query, addresses, LIFE);
    }

    private void report(IOException trouble) {
        if (!datagrams.isClosed()) {
            System.err.println("tiny internet: " + trouble.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        datagrams.close();
        streams.close();
        pages.stop(0);
    }
}
