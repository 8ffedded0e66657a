package coop.ouvrage.country.be.returns;

import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.SchemaCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Compares a DmfA with the schema of its quarter. The schemas are the authority's and change each quarter: the co-operative puts them into
 * {@code <data>/schemas}, under their own names.
 */
@Component
class DmfaSchema implements SchemaCheck {

    private static final int MOST = 20;

    private final Path folder;

    DmfaSchema(@Value("${ouvrage.data:data}") Path data) {
        this.folder = data.resolve("schemas");
    }

    @Override
    public String kind() {
        return DmfaReturn.KIND;
    }

    @Override
    public Checked check(ReturnData data, Path file) {
        Path schema = folder.resolve(DmfaFile.schema(data.last()));
        return Files.isRegularFile(schema)
                ? new Checked(schema.getFileName().toString(), errors(schema, file))
                : Checked.NONE;
    }

    static List<String> errors(Path schema, Path file) {
        List<String> errors = new ArrayList<>();
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            Validator validator = factory.newSchema(schema.toFile()).newValidator();
            validator.setErrorHandler(new Collector(errors));
            validator.validate(new StreamSource(file.toFile()));
        } catch (SAXException e) {
            errors.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + schema, e);
        }
        return errors.stream().limit(MOST).toList();
    }

    private record Collector(List<String> errors) implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {
            errors.add(String.valueOf(e.getMessage()));
        }

        @Override
        public void error(SAXParseException e) {
            errors.add(String.valueOf(e.getMessage()));
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
