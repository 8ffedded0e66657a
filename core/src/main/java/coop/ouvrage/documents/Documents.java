package coop.ouvrage.documents;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.documents.spi.PrintSample;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stored documents and their PDFs. Who may see one is decided by the module that stored it. */
@Service
public class Documents {

    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final DocumentStore files;
    private final ObjectProvider<DocumentTemplate> templates;
    private final ObjectProvider<PrintSample> sample;
    private final WriteBehind<StoredDocument> stored = new WriteBehind<>(this::write, "document");
    private final ReadOnce<DocumentId, StoredDocument> known = new ReadOnce<>();
    private final ReadOnce<List<Object>, DocumentId> newest = new ReadOnce<>();

    Documents(
            JdbcClient jdbc,
            BusinessTime time,
            DocumentStore files,
            ObjectProvider<DocumentTemplate> templates,
            ObjectProvider<PrintSample> sample) {
        this.jdbc = jdbc;
        this.time = time;
        this.files = files;
        this.templates = templates;
        this.sample = sample;
    }

    /**
     * Stores what a document says, in the transaction of what it documents.
     *
     * @param dataJson everything that the template needs; nothing is looked up again when it is printed
     */
    @Transactional
    public DocumentId store(String kind, UUID subject, int templateVersion, String dataJson, String language) {
        StoredDocument document = new StoredDocument(
                new DocumentId(TimeOrderedId.next()),
                kind,
                subject,
                language,
                templateVersion,
                dataJson,
                StoredDocument.hash(kind, templateVersion, language, dataJson),
                null,
                time.now().truncatedTo(ChronoUnit.MICROS));
        stored.add(document);
        known.put(document.id(), document);
        newest.put(List.of(kind, subject), document.id());
        return document.id();
    }

    private void write(List<StoredDocument> documents) {
        Rows.insert(
                jdbc,
                "document",
                documents.stream()
                        .map(document -> new Rows.Row()
                                .with("id", document.id().value())
                                .with("kind", document.kind())
                                .with("subject", document.subject())
                                .with("language", document.language())
                                .with("template_version", document.templateVersion())
                                .with("data", document.data())
                                .with("hash", document.hash().hex())
                                .with("stored_at", document.storedAt()))
                        .toList());
    }

    /** The same with the version that the kind's template gives to new documents. */
    @Transactional
    public DocumentId store(String kind, UUID subject, String dataJson, String language) {
        return store(kind, subject, template(kind).version(), dataJson, language);
    }

    /**
     * What one of several documents says.
     *
     * @param dataJson everything that the template needs
     */
    public record NewDocument(UUID subject, String dataJson, String language) {}

    /** Stores several of one kind at once, with the version that the kind's template gives to new documents. */
    @Transactional
    public Map<UUID, DocumentId> store(String kind, List<NewDocument> documents) {
        int version = template(kind).version();
        Map<UUID, DocumentId> ids = new LinkedHashMap<>();
        documents.forEach(document -> {
            DocumentId id = new DocumentId(TimeOrderedId.next());
            ids.put(document.subject(), id);
            newest.put(List.of(kind, document.subject()), id);
        });
        jdbc.sql("""
                        insert into document (id, kind, subject, language, template_version, data, hash, stored_at)
                        select d.id, :kind, d.subject, d.language, :version, d.data, d.hash, :at
                        from unnest(:ids, :subjects, :languages, :data, :hashes) as d (id, subject, language, data, hash)
                        """)
                .param("kind", kind)
                .param("version", version)
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("ids", ids.values().stream().map(DocumentId::value).toArray(UUID[]::new))
                .param("subjects", documents.stream().map(NewDocument::subject).toArray(UUID[]::new))
                .param(
                        "languages",
                        documents.stream().map(NewDocument::language).toArray(String[]::new))
                .param("data", documents.stream().map(NewDocument::dataJson).toArray(String[]::new))
                .param(
                        "hashes",
                        documents.stream()
                                .map(d -> StoredDocument.hash(kind, version, d.language(), d.dataJson())
                                        .hex())
                                .toArray(String[]::new))
                .update();
        return ids;
    }

    /** @throws IllegalStateException if there is none, or it is no longer what was stored */
    public StoredDocument get(DocumentId id) {
        StoredDocument document =
                known.get(id, this::read).orElseThrow(() -> new IllegalStateException("no document " + id.value()));
        if (!document.isIntact()) {
            throw new IllegalStateException("document " + id.value() + " was changed after it was stored");
        }
        return document;
    }

    private Optional<StoredDocument> read(DocumentId id) {
        stored.write();
        return jdbc.sql("select * from document where id = :id")
                .param("id", id.value())
                .query(DocumentRow::read)
                .optional();
    }

    /** Documents about a subject, newest first. */
    public List<StoredDocument> about(UUID subject) {
        stored.write();
        return jdbc.sql("select * from document where subject = :subject order by stored_at desc, id desc")
                .param("subject", subject)
                .query(DocumentRow::read)
                .list();
    }

    /** The newest document of that kind about a subject. */
    public Optional<StoredDocument> newest(String kind, UUID subject) {
        return newest.get(
                        List.of(kind, subject),
                        key -> about(subject).stream()
                                .filter(d -> d.kind().equals(kind))
                                .findFirst()
                                .map(StoredDocument::id))
                .map(this::get);
    }

    /** The newest document of that kind about each of these subjects; those without one are left out. */
    public Map<UUID, StoredDocument> newest(String kind, Collection<UUID> subjects) {
        stored.write();
        return jdbc
                .sql("""
                        select distinct on (subject) * from document where subject = any(:subjects) and kind = :kind
                        order by subject, stored_at desc, id desc""")
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("kind", kind)
                .query(DocumentRow::read)
                .list()
                .stream()
                .collect(Collectors.toMap(StoredDocument::subject, document -> document));
    }

    /** The PDF: rendered the first time, then always the same bytes. */
    @Transactional
    public byte[] render(DocumentId id) {
        StoredDocument document = get(id);
        ContentHash kept = document.pdf();
        if (kept != null) {
            return files.get(kept).orElseThrow(() -> new IllegalStateException("the PDF " + kept + " is missing"));
        }
        byte[] pdf = PdfRenderer.render(template(document.kind())
                .page(document.data(), Locale.of(document.language()), document.templateVersion()));
        return keep(id, pdf);
    }

    /**
     * Renders and keeps what is about to be signed, unless a {@link PrintSample} leaves it out.
     *
     * @return SHA-256 in hex of the PDF, or of the words where none was made
     */
    @Transactional
    public String renderForSignature(DocumentId id) {
        StoredDocument document = get(id);
        PrintSample chosen = sample.getIfAvailable();
        if (document.pdf() == null && chosen != null && !chosen.takes(document.kind())) {
            return document.hash().hex();
        }
        return ContentHash.of(render(id)).hex();
    }

    /** Keeps the first rendering; of two at the same instant both callers get the first. */
    private byte[] keep(DocumentId id, byte[] pdf) {
        stored.write();
        known.forget(id);
        int first = jdbc.sql("update document set pdf_hash = :hash where id = :id and pdf_hash is null")
                .param("hash", files.put(pdf).hex())
                .param("id", id.value())
                .update();
        return first == 1 ? pdf : render(id);
    }

    private DocumentTemplate template(String kind) {
        return templates.stream()
                .filter(t -> t.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody prints documents of kind " + kind));
    }
}
