package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.PdfRenderer;
import coop.ouvrage.documents.PrintedPage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The paper of a contract: its text kept when it is sent, its PDF made when somebody asks or signs, and then kept. */
@Component
class ContractPaper {

    /** Changes with the template or its texts. */
    private static final String TEMPLATE = "work_contract 1";

    private final JdbcClient jdbc;
    private final ContractText text;
    private final DocumentStore files;
    private final BusinessTime time;

    ContractPaper(JdbcClient jdbc, ContractText text, @Value("${ouvrage.data:./data}") String data, BusinessTime time) {
        this.jdbc = jdbc;
        this.text = text;
        this.files = new DocumentStore(Path.of(data, "files"));
        this.time = time;
    }

    /** Keeps the text of this version. */
    void write(WorkContract contract) {
        jdbc.sql("""
                insert into contract_paper (contract_id, version, language, template, html, made_at)
                values (:contract, :version, :language, :template, :html, :now)
                """)
                .param("contract", contract.id().value())
                .param("version", contract.version())
                .param("language", contract.language())
                .param("template", TEMPLATE)
                .param("html", DocumentTemplates.fill("work_contract", text.of(contract)))
                .param("now", at(time.now()))
                .update();
    }

    /** SHA-256 in hex of the PDF that is signed; it is made and kept now at the latest. */
    String hash(WorkContract contract) {
        Paper paper = latest(contract).orElseThrow();
        return paper.file() == null ? render(contract, paper).hex() : paper.file();
    }

    /** The latest paper as PDF; empty for a draft. */
    Optional<byte[]> pdf(WorkContract contract) {
        return latest(contract).map(paper -> {
            ContentHash hash = paper.file() == null ? render(contract, paper) : new ContentHash(paper.file());
            return files.get(hash).orElseThrow();
        });
    }

    private ContentHash render(WorkContract contract, Paper paper) {
        ContentHash hash = files.put(PdfRenderer.render(new PrintedPage(paper.html(), Map.of())));
        jdbc.sql("""
                update contract_paper set file_hash = :hash
                where contract_id = :contract and version = :version and file_hash is null
                """)
                .param("hash", hash.hex())
                .param("contract", contract.id().value())
                .param("version", paper.version())
                .update();
        return hash;
    }

    private Optional<Paper> latest(WorkContract contract) {
        return jdbc.sql("""
                select version, html, file_hash as file from contract_paper
                where contract_id = :contract order by version desc limit 1
                """)
                .param("contract", contract.id().value())
                .query(Paper.class)
                .optional();
    }

    private record Paper(int version, String html, @Nullable String file) {}
}
