package org.porchlight.tool;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Writes the classes of jars in the forms that start fastest. What they do stays the same.
///
/// Those that were made for Java 5 are written as those for Java 7 are: with a table of what lies on the stack at every
/// jump (JVMS §4.7.4). Without it Java finds that out again at each start, by another verifier, and cannot lay such a
/// class out beforehand (JEP 483). Those of today are written without what Java would make for them at each start,
/// see [Unspun].
public final class ClassForms {
    private static final int WANTED = ClassFile.JAVA_7_VERSION;

    private final ClassFile old;
    private final ClassFile ours;

    /// @param others has all classes that those to be written know of
    ClassForms(ClassLoader others) {
        var known = ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(others).orElse(ClassHierarchyResolver.defaultResolver()));
        this.old = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, known);
        this.ours = ClassFile.of(known);
    }

    /// @param args jars, each of which is written anew; this process's class path has all classes that theirs know of
    public static void main(String[] args) throws IOException {
        var forms = new ClassForms(ClassForms.class.getClassLoader());
        for (var jar : args) {
            forms.renew(Path.of(jar));
        }
    }

    /// Writes a jar anew. One whose classes have these forms stays as it is but for how it is packed.
    void renew(Path jar) throws IOException {
        var fresh = Files.createTempFile(jar.toAbsolutePath().getParent(), "fresh-", ".jar.new");
        try (var from = new ZipInputStream(Files.newInputStream(jar));
                var to = new ZipOutputStream(Files.newOutputStream(fresh))) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                var bytes = from.readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(entry.getName().endsWith(".class") ? renewed(bytes) : bytes);
            }
        }
        Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(jar));
        Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    /// A class in the form that starts fastest.
    byte[] renewed(byte[] bytes) {
        var model = old.parse(bytes);
        if (model.majorVersion() < WANTED) {
            return withStackMaps(model);
        }
        return Unspun.isSpun(model) ? ours.transformClass(model, new Unspun(model).form()) : bytes;
    }

    private byte[] withStackMaps(ClassModel model) {
        ClassTransform version = (to, element) -> {
            if (element instanceof ClassFileVersion) {
                to.withVersion(WANTED, 0);
            } else {
                to.with(element);
            }
        };
        return old.transformClass(
                model, version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }
}
