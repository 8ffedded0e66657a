package coop.ouvrage.einvoice;

import coop.ouvrage.documents.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Exchanges files with any access point that takes them: documents to send are laid into {@code out}, documents that came are
 * taken from {@code in} and moved to {@code in/done}. Whoever empties {@code out} delivers; nobody reports back, so a message
 * stays accepted.
 */
public final class FolderGateway implements EInvoiceGateway {

    private final Path out;
    private final Path in;
    private final Path done;

    public FolderGateway(Path folder) {
        this.out = folder.resolve("out");
        this.in = folder.resolve("in");
        this.done = in.resolve("done");
    }

    /** A folder cannot be asked; every participant that has an address counts as registered. */
    @Override
    public LookUp lookUp(Identifier participant, DocumentKind kind) {
        return LookUp.REGISTERED;
    }

    @Override
    public Sending send(String idempotencyKey, byte[] document) {
        String id = ContentHash.of(idempotencyKey.getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 32);
        Path file = out.resolve(id + ".xml");
        try {
            Files.createDirectories(out);
            if (Files.exists(file)) {
                return Arrays.equals(Files.readAllBytes(file), document)
                        ? new Sending.Taken(id)
                        : new Sending.Rejected("key used for another document");
            }
            Path aside = Files.createTempFile(out, "new", ".part");
            Files.write(aside, document);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            return new Sending.Taken(id);
        } catch (IOException e) {
            throw new GatewayDown("cannot write to the folder of outgoing e-invoices", e);
        }
    }

    @Override
    public EInvoiceGateway.Delivery status(String messageId) {
        return new EInvoiceGateway.Delivery(EInvoiceGateway.Delivery.State.ACCEPTED, "");
    }

    @Override
    public boolean reports() {
        return false;
    }

    @Override
    public List<Incoming> receive() {
        if (!Files.isDirectory(in)) {
            return List.of();
        }
        List<Incoming> incoming = new ArrayList<>();
        try (var files = Files.newDirectoryStream(in, Files::isRegularFile)) {
            for (Path file : files) {
                incoming.add(new Incoming(file.getFileName().toString(), Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new GatewayDown("cannot read the folder of incoming e-invoices", e);
        }
        return List.copyOf(incoming);
    }

    @Override
    public void acknowledge(String messageId, List<Finding> findings) {
        Path file = in.resolve(messageId).normalize();
        if (!in.equals(file.getParent())) {
            throw new IllegalArgumentException("not a message of this folder: " + messageId);
        }
        try {
            Files.createDirectories(done);
            Files.move(file, done.resolve(messageId), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new GatewayDown("cannot move an incoming e-invoice", e);
        }
    }
}
