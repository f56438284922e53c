// Formats that newsgraph does not read: each says so in one line, with the way round.
#include "extract/read/reading.hpp"

namespace newsgraph {

void refuse_pdf(Source&, Reading& reading) {
    reading.fail(0, std::nullopt, "is a PDF file; turn it into text first: pdftotext FILE.pdf FILE.txt");
}

void refuse_mail(Source&, Reading& reading) {
    reading.fail(0, std::nullopt,
                 "is mail; save the article in it as text or as a web page first (munpack unpacks the parts "
                 "of a mail)");
}

void refuse_office(Source&, Reading& reading) {
    reading.fail(
        0, std::nullopt,
        "is a zip archive or an office document; unzip it, or turn it into text first: pandoc -t plain FILE");
}

}  // namespace newsgraph
