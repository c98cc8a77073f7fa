package org.porchlight.tool;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Writes the classes of a jar that were made for Java 5 as those for Java 7 are: with a table of what lies on the
/// stack
/// at every jump (JVMS §4.7.4). Without it Java finds that out again at each start, by another verifier, and cannot lay
/// such a class out beforehand (JEP 483).
public final class OldClasses {
    private static final int WANTED = ClassFile.JAVA_7_VERSION;

    private final ClassFile form;

    private OldClasses(ClassLoader others) {
        this.form = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(others)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /// @param args jars, each of which is written anew
    public static void main(String[] args) throws IOException {
        for (var jar : args) {
            renew(Path.of(jar));
        }
    }

    /// Writes a jar anew. One whose classes are new enough stays as it is but for how it is packed.
    static void renew(Path jar) throws IOException {
        var fresh = Files.createTempFile(jar.toAbsolutePath().getParent(), "fresh-", ".jar.new");
        try (var others = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
                var from = new ZipInputStream(Files.newInputStream(jar));
                var to = new ZipOutputStream(Files.newOutputStream(fresh))) {
            var classes = new OldClasses(others);
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                var bytes = from.readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(entry.getName().endsWith(".class") ? classes.renewed(bytes) : bytes);
            }
        }
        Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(jar));
        Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    private byte[] renewed(byte[] old) {
        var model = form.parse(old);
        if (model.majorVersion() >= WANTED) {
            return old;
        }
        ClassTransform version = (to, element) -> {
            if (element instanceof ClassFileVersion) {
                to.withVersion(WANTED, 0);
            } else {
                to.with(element);
            }
        };
        return form.transformClass(
                model, version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }
}
