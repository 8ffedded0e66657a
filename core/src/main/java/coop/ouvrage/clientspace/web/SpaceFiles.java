package coop.ouvrage.clientspace.web;

import coop.ouvrage.clientspace.ClientAccessLinks;
import coop.ouvrage.clientspace.ClientSpace;
import coop.ouvrage.clientspace.ClientVoice;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Words;
import coop.ouvrage.web.spi.PublicPaths;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The papers of a client to take away. */
@Controller
@RequestMapping("/l/space/{token}")
class SpaceFiles {

    private final ClientAccessLinks links;
    private final ClientSpace space;
    private final ClientVoice voice;

    SpaceFiles(ClientAccessLinks links, ClientSpace space, ClientVoice voice) {
        this.links = links;
        this.space = space;
        this.voice = voice;
    }

    /** A program has a key instead of a session. */
    @Configuration(proxyBeanMethods = false)
    static class Paths {

        @Bean
        PublicPaths clientPrograms() {
            return PublicPaths.of("/api/v1/client-space/**");
        }
    }

    private UUID client(String token) {
        return links.ofLink(token).orElseThrow(NotFound::new);
    }

    @GetMapping("/statement.pdf")
    ResponseEntity<byte[]> statement(@PathVariable String token) {
        return file(space.statement(client(token)), MediaType.APPLICATION_PDF, "statement.pdf");
    }

    @GetMapping("/statement")
    ResponseEntity<byte[]> sheet(
            @PathVariable String token, @RequestParam(defaultValue = "csv") String format, Words words) {
        return Export.as(format, space.statementSheet(client(token), words.language()));
    }

    @GetMapping("/invoices/{id}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String token, @PathVariable UUID id) {
        return file(space.pdf(client(token), id), MediaType.APPLICATION_PDF, "invoice.pdf");
    }

    @GetMapping("/invoices/{id}.xml")
    ResponseEntity<byte[]> xml(@PathVariable String token, @PathVariable UUID id) {
        return file(space.xml(client(token), id), MediaType.APPLICATION_XML, "invoice.xml");
    }

    @GetMapping("/disputes/{id}/agreement.pdf")
    ResponseEntity<byte[]> agreement(@PathVariable String token, @PathVariable UUID id) {
        return file(voice.agreement(client(token), id), MediaType.APPLICATION_PDF, "agreement.pdf");
    }

    @GetMapping("/post-sheets/{id}.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable String token, @PathVariable UUID id) {
        return file(space.sheet(client(token), id), MediaType.APPLICATION_PDF, "post-sheet.pdf");
    }

    static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(content);
    }
}
