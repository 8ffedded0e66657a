package coop.ouvrage.documents;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Fills the templates of documents, which live under {@code jte/documents/} and are compiled with the code. */
public final class DocumentTemplates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private DocumentTemplates() {}

    /** The template {@code documents/NAME.jte} filled with {@code model}, every value of it escaped. */
    public static String fill(String name, Object model) {
        StringOutput out = new StringOutput();
        ENGINE.render("documents/" + name + ".jte", model, out);
        return out.toString();
    }
}
