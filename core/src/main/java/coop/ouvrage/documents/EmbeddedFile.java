package coop.ouvrage.documents;

import java.time.LocalDate;

/**
 * A file that a PDF carries and that says the same in another form (PDF/A-3, relationship <i>Alternative</i>).
 *
 * @param description for readers that list the files of a PDF
 * @param changedOn date that the PDF gives for the file; of the document, so that the same page gives the same bytes
 * @param schema what the properties mean, as an item of the XMP extension schemas; PDF/A refuses properties without one
 * @param properties an {@code rdf:Description} by which programs find the file
 */
public record EmbeddedFile(
        String name,
        String mimeType,
        String description,
        LocalDate changedOn,
        byte[] content,
        String schema,
        String properties) {}
