// Boats in a harbour, and which of them may leave.
#include <string>
#include <vector>
#include "harbour.h"

#define MOST_BOATS 64
#ifdef DEEP
constexpr double kDraught = 9.5;
#endif

namespace harbour {

enum class Rig { Sloop, Ketch, Yawl };

class Boat final : public Vessel {
 public:
  explicit Boat(std::string name, Rig rig = Rig::Sloop) : name_(name), rig_(rig) {}
  virtual ~Boat() = default;

  const std::string& name() const { return name_; }
  bool leave(int hour, unsigned crew) override;

 private:
  std::string name_;
  Rig rig_;
  int64_t log_ = 0x1F;
};

/* A boat without a crew stays. */
bool leave(int hour, unsigned crew) {
  if (crew == 0 || hour < 4) {
    return false;
  }
  for (auto& entry : entries) {
    entry->write(hour, 'x');
  }
  return true;
}

template <typename T>
T least(const std::vector<T>& all) {
  T best = all.front();
  for (size_t i = 1; i < all.size(); ++i) {
    if (all[i] < best) best = all[i];
  }
  return best;
}

void report(const Boat* boat) {
  if (boat == nullptr) throw Missing("no \"boat\"");
  auto text = describe(boat->name(), 1.5f);
  static_cast<void>(text);
  delete boat;
}

}  // namespace harbour
