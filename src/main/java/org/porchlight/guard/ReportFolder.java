package org.porchlight.guard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.porchlight.port.MachineException;

/// A folder for reports, on whose way nobody but the guard's own account can put anything else.
///
/// Files are readable by the folder's group where no child is in it, and by nobody else: they say of one child what its
/// brothers and sisters need not know.
final class ReportFolder {
    private static final String ROOT = "root";
    private static final EnumSet<PosixFilePermission> BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path folder;

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    /// Opens a folder; its last part is made where it is missing.
    ///
    /// @throws MachineException when somebody else can write to it or to one above it, or it is none
    static ReportFolder open(Path folder) throws MachineException {
        var path = folder.normalize();
        try {
            var above = path.getParent();
            if (above == null) {
                throw new MachineException("write reports to " + path + ": it is no folder for files");
            }
            demandOwn(above);
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            demandOwn(path);
            return new ReportFolder(path);
        } catch (IOException e) {
            throw new MachineException("write reports to " + path + ": " + why(e), e);
        }
    }

    /// Every step of a way belongs to the administrator or the guard's account, and is no link.
    private static void demandOwn(Path path) throws IOException, MachineException {
        demandOwnPart(path.getRoot(), path);
        var way = path.getRoot();
        for (var step : path) {
            way = way.resolve(step);
            demandOwnPart(way, path);
        }
    }

    private static void demandOwnPart(Path part, Path path) throws IOException, MachineException {
        var attributes = Files.readAttributes(part, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var owner = attributes.owner().getName();
        if (!attributes.isDirectory()) {
            throw new MachineException("write reports to " + path + ": " + part + " is no folder, or a link");
        }
        if (!owner.equals(ROOT) && !owner.equals(System.getProperty("user.name"))) {
            throw new MachineException("write reports to " + path + ": " + part + " belongs to " + owner
                    + ", who could put something else in its place; choose a folder of root");
        }
        var others = EnumSet.copyOf(BY_OTHERS);
        others.retainAll(attributes.permissions());
        if (!others.isEmpty()) {
            throw new MachineException("write reports to " + path + ": others can write to " + part
                    + "; take that right away or choose another folder");
        }
    }

    /// Tells of groups.
    interface Groups {
        /// Whether a child is in the group of a name.
        boolean hasChild(String group) throws MachineException;
    }

    /// Writes a file whole or not at all, in the place of the one of that name.
    void write(String name, byte[] bytes, Groups groups) throws MachineException {
        var file = folder.resolve(name);
        var half = folder.resolve("." + name + ".part");
        try {
            Files.deleteIfExists(half);
            var group = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .group();
            try (var out = FileChannel.open(
                    half,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                var left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    out.write(left);
                }
                out.force(true);
            }
            Files.getFileAttributeView(half, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setGroup(group);
            if (!groups.hasChild(group.getName())) {
                Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-r-----"));
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new MachineException("write the report " + file + ": " + why(e), e);
        }
    }

    private static String why(IOException e) {
        return e instanceof NoSuchFileException missing
                ? missing.getFile() + " is not there"
                : String.valueOf(e.getMessage());
    }
}
