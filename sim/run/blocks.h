#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace gameday::sim {

/// Replications [first, first + count) of block `index`: a part of [256 index, 256 (index + 1)).
struct Block {
  std::uint64_t index = 0;
  std::uint64_t first = 0;
  std::uint64_t count = 0;
};

/// Blocks lie at multiples of this in the numbering of replications, wherever a range begins, so that shards
/// cut at such multiples have the very blocks of the whole.
inline constexpr std::uint64_t k_block_size = 256;

/// The blocks of a range, in order; the first and the last may be partial.
class BlockRange {
 public:
  BlockRange(std::uint64_t first, std::uint64_t count) : first_(first), end_(first + count) {}

  std::uint64_t first_index() const { return first_ / k_block_size; }
  std::uint64_t end_index() const { return first_ == end_ ? first_index() : (end_ - 1) / k_block_size + 1; }

  Block operator[](std::uint64_t index) const {
    const std::uint64_t from = index * k_block_size < first_ ? first_ : index * k_block_size;
    const std::uint64_t to = (index + 1) * k_block_size < end_ ? (index + 1) * k_block_size : end_;
    return {index, from, to - from};
  }

 private:
  std::uint64_t first_;
  std::uint64_t end_;
};

/// Merges results of consecutive blocks as the nodes of a binary tree whose leaves are all blocks by index:
/// two neighbours under one parent as soon as both are there, what is left over at the end from the right.
/// The shape of the tree depends on the range alone, so even sums that depend on order come out the same.
/// Keeps log2(blocks) results.
template <typename Result, typename Merge>
class MergeTree {
 public:
  explicit MergeTree(Merge merge) : merge_(std::move(merge)) {}

  /// The next block's result; indices ascend by one.
  void add(std::uint64_t index, Result result) {
    Node node{0, index, std::move(result)};
    while (!nodes_.empty() && nodes_.back().level == node.level && node.index % 2 == 1) {
      merge_(nodes_.back().result, std::move(node.result));
      node = std::move(nodes_.back());
      nodes_.pop_back();
      node.level += 1;
      node.index /= 2;
    }
    // A left child without its left neighbour, or a right child at the start of the range, waits.
    nodes_.push_back(std::move(node));
  }

  /// Everything added; nothing if nothing was.
  std::optional<Result> total() && {
    if (nodes_.empty()) return std::nullopt;
    while (nodes_.size() > 1) {
      Result right = std::move(nodes_.back().result);
      nodes_.pop_back();
      merge_(nodes_.back().result, std::move(right));
    }
    return std::move(nodes_.back().result);
  }

 private:
  struct Node {
    int level;            // covers 2^level blocks
    std::uint64_t index;  // of the first of them, divided by 2^level
    Result result;
  };
  Merge merge_;
  std::vector<Node> nodes_;
};

/// What a run came to. `done` replications from the first on, fewer than asked only when stopped: then a
/// whole number of blocks, and `total` is what a run of just these gives.
template <typename Result>
struct BlockTotal {
  std::optional<Result> total;
  std::uint64_t done = 0;
};

/// The shared part of a run: blocks are taken in order, merged in order, and a worker that is far ahead of
/// the merging waits, so that memory stays bounded.
template <typename Result, typename Merge>
class BlockBoard {
 public:
  BlockBoard(BlockRange range, unsigned jobs, Merge merge)
      : range_(range),
        ahead_(4ULL * jobs),
        next_(range.first_index()),
        merged_(next_.load()),
        tree_(std::move(merge)) {}

  /// The next block nobody has taken, or nothing when all are, or the run has failed or been told to stop.
  std::optional<Block> take(const std::stop_token& stop) {
    if (stop.stop_requested() || failed_.load()) return std::nullopt;
    const std::uint64_t index = next_.fetch_add(1);
    if (index >= range_.end_index()) return std::nullopt;
    return range_[index];
  }

  void hand_in(const Block& block, Result result) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return failed_.load() || block.index < merged_ + ahead_; });
    waiting_.emplace(block.index, std::make_pair(block.count, std::move(result)));
    for (auto first = waiting_.find(merged_); first != waiting_.end(); first = waiting_.find(merged_)) {
      done_ += first->second.first;
      tree_.add(merged_, std::move(first->second.second));
      waiting_.erase(first);
      ++merged_;
    }
    room_.notify_all();
  }

  /// Keeps the first failure and releases everybody.
  void fail(std::exception_ptr reason) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(reason);
    failed_.store(true);
    room_.notify_all();
  }

  /// After all workers have ended.
  BlockTotal<Result> total() && {
    if (failure_) std::rethrow_exception(failure_);
    return {std::move(tree_).total(), done_};
  }

 private:
  const BlockRange range_;
  const std::uint64_t ahead_;
  std::atomic<std::uint64_t> next_;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;  // guards all below
  std::condition_variable room_;
  std::uint64_t merged_;  // the first index that is not
  std::uint64_t done_ = 0;
  std::map<std::uint64_t, std::pair<std::uint64_t, Result>> waiting_;  // by index: count, result
  std::exception_ptr failure_;
  MergeTree<Result, Merge> tree_;
};

/// Runs replications [first, first + count) in blocks on `jobs` threads (at least one) and merges their
/// results. The outcome depends on neither the number of threads nor their timing.
///
/// `make_worker()` is called once in each thread, several at once; what it returns is called as `Result
/// worker(Block)`. `merge(Result& left, Result&& right)` is called under a lock, from any thread; `left`
/// precedes `right`. A request to `stop` lets blocks that are under way finish. What a worker throws (out of
/// memory, say) ends the run and is thrown here.
template <typename MakeWorker, typename Merge>
auto run_blocks(std::uint64_t first, std::uint64_t count, unsigned jobs, MakeWorker make_worker, Merge merge,
                std::stop_token stop = {}) {
  using Result = std::invoke_result_t<std::invoke_result_t<MakeWorker&>&, const Block&>;
  const BlockRange range(first, count);
  const std::uint64_t blocks = range.end_index() - range.first_index();
  const unsigned threads = jobs == 0 ? 1 : static_cast<unsigned>(jobs < blocks ? jobs : blocks);
  BlockBoard<Result, Merge> board(range, threads, std::move(merge));

  const auto work = [&board, &make_worker, &stop] {
    try {
      auto worker = make_worker();
      while (const auto block = board.take(stop)) board.hand_in(*block, worker(*block));
    } catch (...) {
      board.fail(std::current_exception());
    }
  };
  if (threads == 1) {
    work();  // on the caller's thread: what one job does can be stepped through
  } else {
    std::vector<std::jthread> pool;
    for (unsigned i = 0; i < threads; ++i) pool.emplace_back(work);
  }
  return std::move(board).total();
}

}  // namespace gameday::sim
