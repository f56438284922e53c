#include "cli/documents.hpp"

#include "cli/progress.hpp"
#include "graph/error.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace newsgraph {

namespace {

std::string input_format_names() {
    std::string names;
    for (const auto& format : input_formats()) (names += names.empty() ? "" : ", ") += format.name;
    return names;
}

/// Threads that turn documents into reports. At most a few documents for each thread are under way.
class Pool {
public:
    Pool(const Engine& engine, unsigned jobs, const std::function<void(Report&&)>& take)
        : engine_(engine), take_(take), most_(std::size_t{4} * jobs) {
        for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this] { work(); });
    }
    ~Pool() { end(); }

    /// Waits for room. Throws what `take` threw.
    void add(Document&& document) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return added_ - taken_ < most_ || trouble_; });
        if (trouble_) std::rethrow_exception(trouble_);
        waiting_.emplace_back(added_++, std::move(document));
        filled_.notify_one();
    }

    /// Whether all documents could be extracted. Throws what `take` threw.
    bool finish() {
        end();
        if (trouble_) std::rethrow_exception(trouble_);
        return !failed_;
    }

private:
    void end() {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
        }
        filled_.notify_all();
        for (auto& thread : threads_)
            if (thread.joinable()) thread.join();
    }

    void work() {
        for (;;) {
            std::unique_lock lock(mutex_);
            filled_.wait(lock, [this] { return !waiting_.empty() || ended_; });
            if (waiting_.empty()) return;
            auto [number, document] = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            std::optional<Report> report;
            try {
                report = report_of(document, engine_.extract(document));
            } catch (const std::exception& error) {
                say_error(document.path + ": could not be extracted: " + error.what());
            }
            lock.lock();
            done_[number] = std::move(report);
            pass_on();
        }
    }

    /// Hands over what is done in order; the caller holds the lock.
    void pass_on() {
        for (auto at = done_.find(taken_); at != done_.end(); at = done_.find(++taken_)) {
            try {
                if (at->second && !trouble_) take_(std::move(*at->second));
            } catch (...) {
                trouble_ = std::current_exception();
            }
            failed_ = failed_ || !at->second;
            done_.erase(at);
        }
        room_.notify_one();
    }

    const Engine& engine_;
    const std::function<void(Report&&)>& take_;
    const std::size_t most_;
    std::mutex mutex_;
    std::condition_variable filled_, room_;
    std::deque<std::pair<std::size_t, Document>> waiting_;
    std::map<std::size_t, std::optional<Report>> done_;
    std::size_t added_ = 0, taken_ = 0;
    bool ended_ = false, failed_ = false;
    std::exception_ptr trouble_;
    std::vector<std::thread> threads_;
};

}  // namespace

EngineOptions engine_options(const InputOptions& options) {
    return {{options.names.begin(), options.names.end()},
            {options.frames.begin(), options.frames.end()},
            options.open};
}

void add_input_options(CLI::App& command, InputOptions& options, bool extract) {
    command.add_option("INPUT", options.inputs,
                       "files, directories (all that is in them), '-' for standard input");
    command
        .add_option("--input-format", options.read.format,
                    "what the inputs are, whatever their names: " + input_format_names())
        ->type_name("FORMAT");
    command
        .add_option("--language", options.read.language, "language of the articles to read; 'any' for all")
        ->type_name("CODE")
        ->capture_default_str();
    command
        .add_option("--max-document-size", options.read.max_document_size,
                    "bytes of one text, page or record; longer ones are refused")
        ->type_name("BYTES")
        ->capture_default_str();
    command
        .add_option("--field", options.fields,
                    "'text=body': the input's records have under 'body' what is 'text' here; may be repeated")
        ->type_name("OURS=THEIRS")
        ->allow_extra_args(false);
    command.add_flag("--progress", options.progress,
                     "say how far the run is and what it found, also where standard error is no terminal");
    if (!extract) return;
    command.add_option("--names", options.names, "a table of names of your own (TSV); may be repeated")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command.add_option("--frames", options.frames, "relation frames of your own (TSV); may be repeated")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command.add_flag("--open", options.open,
                     "also what a verb or noun joins and no relation covers, as 'related' with its predicate");
    command.add_option("--jobs", options.jobs, "documents at a time; 0: as many as there are processors")
        ->type_name("N")
        ->capture_default_str()
        ->check(CLI::Range(0, 1024));
}

namespace {

ReadResult read_all(const InputOptions& options, const std::function<void(Document&&)>& take, Watch& watch) {
    ReadOptions read = options.read;
    for (const auto& field : options.fields) {
        const auto equals = field.find('=');
        if (equals == std::string::npos)
            throw UsageError("--field " + field + ": expected OURS=THEIRS, for example text=body");
        read.fields.emplace_back(field.substr(0, equals), field.substr(equals + 1));
    }
    std::vector<std::string> inputs = options.inputs;
    if (inputs.empty()) inputs.emplace_back("-");
    ReadResult result;
    ReadSink sink;
    sink.document = take;
    sink.diagnostic = [&](const Diagnostic& diagnostic) {
        if (diagnostic.severity == Diagnostic::Severity::warning) return say_warning(to_string(diagnostic));
        say_error(to_string(diagnostic));
        result.status = Exit::failed;
    };
    sink.progress = [&](const ReadSummary& summary) { watch.show(summary); };
    result.summary = read_documents(inputs, read, sink);
    return result;
}

}  // namespace

ReadResult each_document(const InputOptions& options, const std::function<void(Document&&)>& take) {
    Watch watch(options.progress);
    ReadResult result = read_all(options, take, watch);
    watch.finish(result.summary, false);
    return result;
}

ReadResult each_report(const InputOptions& options, const std::function<void(Report&&)>& take) {
    const Engine engine(engine_options(options));
    const unsigned jobs = options.jobs ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
    Watch watch(options.progress);
    const std::function<void(Report&&)> counted = [&](Report&& report) {
        watch.count_claims(report.claims.size());
        take(std::move(report));
    };
    Pool pool(engine, jobs, counted);
    ReadResult result = read_all(options, [&](Document&& document) { pool.add(std::move(document)); }, watch);
    if (!pool.finish()) result.status = Exit::failed;
    watch.finish(result.summary, true);
    return result;
}

}  // namespace newsgraph
