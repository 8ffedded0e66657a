package coop.ouvrage.returns;

import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.Written;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.HexFormat;

/** The file of a return, written aside and never whole in memory; it is gone once it is closed or read. */
record ReturnFile(Path path, Written told, String sha256) implements AutoCloseable {

    static ReturnFile write(ReturnFormat format, ReturnData data, int version) {
        try {
            Path path = Files.createTempFile("return", null);
            try (OutputStream file = Files.newOutputStream(path);
                    DigestOutputStream hashed = new DigestOutputStream(file, ContentHash.digest());
                    BufferedOutputStream out = new BufferedOutputStream(hashed, 1 << 16)) {
                Written told = format.write(data, version, out);
                out.flush();
                return new ReturnFile(
                        path,
                        told,
                        HexFormat.of().formatHex(hashed.getMessageDigest().digest()));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the file of return " + data.id(), e);
        }
    }

    /** To be read once. */
    InputStream content() {
        try {
            return Files.newInputStream(path, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
